"""Floor 0: values that know nothing of halls. Its modules may be imported one by one: it is a folder of values."""
