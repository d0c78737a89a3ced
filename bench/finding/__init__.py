"""What bench/search.py is made of: texts, queries cut from them, engines, and a browser that asks them."""
