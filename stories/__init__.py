"""What is true: the rules of the service. No Streamlit, no SQL, no clock, no environment."""
