"""python -m data.demo: make the demonstration's database ready, or say that it is."""

from datetime import datetime

from data import demo
from data.opening import open_store
from stories.days import LONDON

if __name__ == "__main__":
    demo.prepare(open_store(), datetime.now(LONDON))
    print("The demonstration is ready. Start it with: streamlit run app.py")
