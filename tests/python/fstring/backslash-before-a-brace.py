import warnings
warnings.simplefilter('ignore')
for text in (r'f"\{6*7}"', r'f"\\{6*7}"', r'f"\\\{6*7}"', r'f"a\{6*7}b"', r'rf"\{6*7}"', 'f"\\\n"', "f'''\\\n{1}\\\n'''", 'f""', 'f"" f""'):
    print(repr(text), repr(eval(text)))
