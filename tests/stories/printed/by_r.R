# Prints what R says of made-up numbers, for tests/stories/test_printed.py. Run in this folder:
#
#   apt-get install r-base-core r-cran-survival r-cran-cmprsk r-cran-etm r-cran-metafor r-cran-epitools
#   Rscript by_r.R
#
# It writes what was given (rates.csv, gaps.csv, people.csv) and what R made of it (by_r.csv).
# Whatever a package of Debian's R can do, that package does: survival, cmprsk, etm, metafor,
# epitools, and base R's own tests. Control charts have no package there, so their published
# formulas are written out, each in the shape in which its author gives it.
suppressMessages({
  library(survival); library(cmprsk); library(etm); library(metafor); library(epitools)
})
set.seed(1717, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
whole <- function(values) as.integer(round(values))

# What is given ------------------------------------------------------------------------------
series <- function(name, points, size, share, spread) {
  sizes <- pmax(3L, whole(size * exp(rnorm(points, 0, spread))))
  shares <- plogis(qlogis(share) + rnorm(points, 0, spread))
  data.frame(set = name, count = rbinom(points, sizes, shares), size = sizes)
}
rates <- rbind(
  series("steady", 24, 45, 0.72, 0.05), series("unequal", 20, 60, 0.55, 0.8),
  series("large", 36, 4000, 0.40, 0.25), series("rare", 18, 30, 0.04, 0.3),
  series("nearly all", 16, 25, 0.97, 0.3), series("areas differ", 40, 300, 0.30, 0.5),
  series("few", 12, 12, 0.50, 0.1))
gaps <- do.call(rbind, lapply(1:5, function(set) {
  points <- c(8, 13, 20, 31, 60)[set]
  data.frame(set = set, days = 1 + whole(rexp(points, 1 / c(40, 90, 12, 200, 6)[set])),
             units = rgeom(points, c(0.02, 0.1, 0.3, 0.05, 0.6)[set]))
}))
people <- do.call(rbind, lapply(1:8, function(set) {
  many <- c(6, 20, 20, 45, 80, 80, 150, 300)[set]
  arm <- sample(c("a", "b", "c")[1:(1 + set %% 3)], many, replace = TRUE)
  ends <- 1 + whole(rexp(many, 1 / (500 + 200 * (arm == "b"))))
  days <- pmin(ends, 1 + whole(runif(many, 0, 1000)))
  if (set %% 2) days <- 30 * ceiling(days / 30)  # many on one day
  entry <- if (set %% 4 > 1) whole(runif(many, 0, 0.7) * (days - 1)) else integer(many)
  cause <- ifelse(runif(many) < 0.35, "none", sample(c("back", "moved", "18"), many, TRUE))
  data.frame(set = set, entry = entry, days = days, cause = cause, arm = arm)
}))
for (name in c("rates", "gaps", "people"))
  write.csv(get(name), paste0(name, ".csv"), row.names = FALSE, quote = FALSE)

# What R says --------------------------------------------------------------------------------
lines <- character()
say <- function(of, set, what, values) {
  number <- ifelse(is.na(values), "-", sprintf("%.13g", values))  # "-": R says none
  lines <<- c(lines, paste(of, set, what, paste(number, collapse = " "), sep = ","))
}
moving <- function(values, screen) {
  ranges <- abs(diff(values))
  if (screen) ranges <- ranges[ranges < 3.267 * mean(ranges)]
  if (length(ranges)) mean(ranges) else 0
}

# Laney (2002): z of each point, its moving range over 1.128, and that many sigmas.
laney <- function(count, size, kind, base = seq_along(count), screen = FALSE) {
  centre <- sum(count[base]) / sum(size[base])
  sigma <- sqrt(if (kind == "p") centre * (1 - centre) / size else centre / size)
  z <- (count / size - centre) / sigma
  sigma_z <- moving(z[base], screen) / 1.128
  list(centre = centre, sigma_z = sigma_z, lower = pmax(0, centre - 3 * sigma * sigma_z),
       upper = pmin(if (kind == "p") 1 else Inf, centre + 3 * sigma * sigma_z))
}

# Making Data Count: 2.66 mean moving ranges; every rule a point meets, each looked for by itself.
mdc <- function(values, screen) {
  n <- length(values); centre <- mean(values); reach <- 2.66 * moving(values, screen)
  upper <- centre + reach; lower <- centre - reach
  beyond <- values > upper | values < lower
  trend <- shift <- two <- logical(n)
  for (at in seq_len(n - 6)) {
    seven <- at:(at + 6); steps <- diff(values[seven])
    if (all(steps > 0) || all(steps < 0)) trend[seven] <- TRUE
    if (all(values[seven] > centre) || all(values[seven] < centre)) shift[seven] <- TRUE
  }
  for (at in seq_len(n - 2)) for (side in c(1, -1)) {
    three <- at:(at + 2); away <- side * (values[three] - centre)
    if (all(away > 0) && sum(away > reach * 2 / 3) >= 2) two[three[away > reach * 2 / 3]] <- TRUE
  }
  list(centre = centre, lower = lower, upper = upper,
       lower_third = centre - reach * 2 / 3, upper_third = centre + reach * 2 / 3,
       beyond = beyond, trend = trend, two_of_three = two, shift = shift)
}

# Spiegelhalter (2005): z on the arcsine scale, outer tenths pulled in, phi, and tau by moments.
between <- function(count, size, target, trim) {
  s <- 1 / (2 * sqrt(size))
  z <- (asin(sqrt(count / size)) - asin(sqrt(target))) / s
  if (trim) { ends <- quantile(z, c(0.1, 0.9)); z <- pmin(pmax(z, ends[1]), ends[2]) }
  n <- length(z); phi <- mean(z^2); w <- 1 / s^2
  tau2 <- if (n * phi < n - 1) 0 else max(0, (n * phi - (n - 1)) / (sum(w) - sum(w^2) / sum(w)))
  list(phi = phi, tau = sqrt(tau2))
}

for (set in unique(rates$set)) {
  own <- rates[rates$set == set, ]; count <- own$count; size <- own$size; n <- nrow(own)
  for (kind in c("p", "u")) for (how in c("plain", "screened", "fixed")) {
    base <- if (how == "fixed") 1:10 else 1:n
    made <- laney(count, size, kind, base, how == "screened")
    for (what in names(made)) say(paste0(kind, " prime ", how), set, what, made[[what]])
  }
  for (how in c("screened", "plain")) {
    made <- mdc(count / size, how == "screened")
    for (what in names(made)) say(paste("xmr", how), set, what, as.numeric(made[[what]]))
  }
  for (level in c(0.95, 0.998)) {
    wilson <- mapply(function(x, of) prop.test(x, of, conf.level = level, correct = FALSE)$conf.int,
                     count, size)
    exact <- sapply(count, function(x) poisson.test(x, conf.level = level)$conf.int)
    z <- qnorm((1 + level) / 2); one <- count + 1
    say(paste("wilson", level), set, "lower", wilson[1, ])
    say(paste("wilson", level), set, "upper", wilson[2, ])
    say(paste("poisson", level), set, "lower", exact[1, ])
    say(paste("poisson", level), set, "upper", exact[2, ])
    lower <- count * (1 - 1 / (9 * count) - z / (3 * sqrt(count)))^3
    upper <- one * (1 - 1 / (9 * one) + z / (3 * sqrt(one)))^3
    say(paste("byar", level), set, "lower", ifelse(count >= 10, lower, NA))  # few: exact alone
    say(paste("byar", level), set, "upper", ifelse(count >= 10, upper, NA))
  }
  other <- suppressWarnings(pois.byar(count))  # Rothman's form, which moves both ends by a half
  say("byar of epitools", set, "lower", other$lower)
  say("byar of epitools", set, "upper", other$upper)
  target <- sum(count) / sum(size)
  y <- asin(sqrt(count / size)); v <- 1 / (4 * size)
  theirs <- rma(yi = y, vi = v, method = "DL")  # the same by moments, about its own weighted mean
  ours <- between(count, size, sin(sum(y / v) / sum(1 / v))^2, FALSE)
  stopifnot(all.equal(sqrt(theirs$tau2), ours$tau), all.equal(theirs$QE / n, ours$phi))
  made <- between(count, size, target, TRUE)
  for (what in names(made)) say("funnel", set, what, made[[what]])
  for (near in c("95", "998")) {
    z <- qnorm(c("95" = 0.975, "998" = 0.999)[[near]])
    for (side in c(lower = -1, upper = 1)) {
      name <- paste0(names(which(c(lower = -1, upper = 1) == side)), "_", near)
      plain <- target + side * z * sqrt(target * (1 - target) / size)
      wide <- asin(sqrt(target)) + side * z * sqrt(v + made$tau^2)
      say("funnel plain", set, name, pmin(pmax(plain, 0), 1))
      # Without variation beyond chance the lines of chance are drawn, as FunnelPlotR does too.
      say("funnel", set, name, if (made$tau > 0) sin(pmin(pmax(wide, 0), pi / 2))^2
                               else pmin(pmax(plain, 0), 1))
      tail <- pnorm(-z)
      chi <- if (side < 0) qchisq(tail, 2 * size) else qchisq(1 - tail, 2 * size + 2)
      say("ratio", set, name, chi / 2 / size)
    }
  }
}

for (set in unique(gaps$set)) {
  own <- gaps[gaps$set == set, ]
  units <- own$units; m <- mean(units); reach <- 3 * sqrt(m * (m + 1))  # Benneyan (2001)
  say("g", set, "centre", median(units))
  say("g", set, "lower", max(0, m - reach)); say("g", set, "upper", m + reach)
  for (how in c("screened", "plain")) {  # Nelson (1994): nearly normal to the power of 1/3.6
    w <- own$days^(1 / 3.6); reach <- 2.66 * moving(w, how == "screened")
    say(paste("t", how), set, "centre", mean(w)^3.6)
    say(paste("t", how), set, "lower", max(0, mean(w) - reach)^3.6)
    say(paste("t", how), set, "upper", (mean(w) + reach)^3.6)
  }
  side <- sign(own$days - median(own$days)); side <- side[side != 0]; run <- rle(side)$lengths
  say("runs", set, "useful", length(side)); say("runs", set, "longest_run", max(run))
  say("runs", set, "longest_expected", round(log2(length(side))) + 3)
  say("runs", set, "crossings", length(run) - 1)
  say("runs", set, "crossings_expected", qbinom(0.05, length(side) - 1, 0.5))
}

for (set in unique(people$set)) {
  own <- people[people$set == set, ]; own$id <- seq_len(nrow(own))
  late <- any(own$entry > 0); own$had <- own$cause == "back"
  fit <- if (late) survfit(Surv(entry, days, had) ~ 1, own, conf.type = "log-log")
         else survfit(Surv(days, had) ~ 1, own, conf.type = "log-log")
  at <- fit$n.event > 0
  say("survival", set, "day", fit$time[at]); say("survival", set, "at_risk", fit$n.risk[at])
  say("survival", set, "share", fit$surv[at])
  inside <- fit$surv[at] > 1e-12 & fit$surv[at] < 1  # R gives no interval at the ends
  say("survival", set, "lower", ifelse(inside, fit$lower[at], NA))
  say("survival", set, "upper", ifelse(inside, fit$upper[at], NA))
  say("survival", set, "median", unname(quantile(fit, 0.5)$quantile))
  read <- summary(fit, times = c(183, 365, 730))  # none past the last day
  say("reading", set, "share", c(read$surv, rep(NA, 3 - length(read$surv))))
  own$state <- factor(own$cause, c("none", "back", "moved", "18"))
  states <- if (late) survfit(Surv(entry, days, state) ~ 1, own, id = id)
            else survfit(Surv(days, state) ~ 1, own, id = id)
  for (cause in c("back", "moved", "18")) {
    path <- c(0, states$pstate[, match(cause, states$states)])
    reached <- path[findInterval(seq(60, 960, 60), states$time) + 1]
    say("competing", set, cause, reached)
    if (!late) {
      theirs <- timepoints(cuminc(own$days, own$cause, cencode = "none"), seq(60, 960, 60))$est
      mine <- theirs[paste(1, cause), ]; known <- !is.na(mine)
      stopifnot(all.equal(unname(mine[known]), reached[known]))
    }
    paths <- etmCIF(Surv(entry, days, cause != "none") ~ 1, own, etype = cause, failcode = cause)
    theirs <- summary(paths)[[1]][[paste("CIF", cause)]]
    mine <- c(0, theirs$P)[findInterval(seq(60, 960, 60), theirs$time) + 1]
    stopifnot(all.equal(mine, reached))
  }
  if (!late && length(unique(own$arm)) > 1) {
    test <- survdiff(Surv(days, had) ~ arm, own)
    say("logrank", set, "statistic", test$chisq); say("logrank", set, "expected", test$exp)
    say("logrank", set, "degrees", length(test$n) - 1)
    say("logrank", set, "p", pchisq(test$chisq, length(test$n) - 1, lower.tail = FALSE))
  }
}
writeLines(c("of,set,what,values", lines), "by_r.csv")
