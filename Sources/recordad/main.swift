print("recordad")
