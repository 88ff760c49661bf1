"""Prints what statsmodels and lifelines say of the numbers given, for test_printed.py.

They weigh more than the service itself (matplotlib, autograd, formulaic and more), so the tests are
held to what they printed, and nobody who tests installs them. In an environment of their own:

    pip install lifelines==0.30.3 statsmodels==0.15.0
    python by_python.py
"""

import warnings
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd
from lifelines import KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight, survdiff
from statsmodels.stats.proportion import proportion_confint

HERE = Path(__file__).parent
CAUSES = ("back", "moved", "18")
DAYS = np.arange(60, 961, 60)
lines = ["of,set,what,values"]


def say(of: str, at: object, what: str, values: Iterable[float]) -> None:
    told = " ".join("-" if np.isnan(value) else f"{value:.13g}" for value in map(float, values))
    lines.append(f"{of},{at},{what},{told}")


def rates() -> None:
    for name, own in pd.read_csv(HERE / "rates.csv").groupby("set"):
        for level in (0.95, 0.998):
            ends = proportion_confint(own["count"], own["size"], 1 - level, method="wilson")
            for what, values in zip(("lower", "upper"), ends, strict=True):
                say(f"statsmodels wilson {level}", name, what, values)


def people() -> None:
    for name, own in pd.read_csv(HERE / "people.csv", dtype={"cause": str}).groupby("set"):
        late = own.entry.to_numpy() if own.entry.any() else None
        had = (own.cause == "back").to_numpy()
        days = own.days.to_numpy()
        found = SurvfuncRight(days, had, entry=late)
        at = found.n_events > 0
        say("statsmodels survival", name, "day", found.surv_times[at])
        say("statsmodels survival", name, "at_risk", found.n_risk[at])
        say("statsmodels survival", name, "share", found.surv_prob[at])
        with warnings.catch_warnings():  # a logarithm of nobody
            warnings.simplefilter("ignore")
            fit = KaplanMeierFitter().fit(days, had, entry=late)
        ends = sorted(set(days[had]))
        shares = fit.survival_function_at_times(ends).to_numpy()
        say("lifelines survival", name, "share", shares)
        inside = shares > 1e-12  # lifelines gives an interval at 0 too, and R and ours none
        for what, column in zip(
            ("lower", "upper"), fit.confidence_interval_.loc[ends].to_numpy().T, strict=True
        ):
            say("lifelines survival", name, what, np.where(inside, column, np.nan))
        if late is None:
            whole = [(*CAUSES, None).index(each) for each in own.cause.replace("none", None)]
            status = np.array([(at + 1) % 4 for at in whole])
            curves = CumIncidenceRight(days, status)
            for number, cause in enumerate(CAUSES):
                step = np.searchsorted(curves.times, DAYS, side="right")
                say("statsmodels competing", name, cause, np.r_[0, curves.cinc[number]][step])
            if own.arm.nunique() > 1:
                say("statsmodels logrank", name, "statistic", [survdiff(days, had, own.arm)[0]])
                test = multivariate_logrank_test(days, own.arm, had)
                say("lifelines logrank", name, "statistic", [test.test_statistic])
                say("lifelines logrank", name, "p", [test.p_value])


rates()
people()
(HERE / "by_python.csv").write_text("\n".join(lines) + "\n")
