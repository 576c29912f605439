# What the errors of encoding, decoding and translating take: each argument replaced by other things in turn, and too few and too many.
vals=["a",b"a",bytearray(b"b"),1,None,1.5]
for cls,n in ((UnicodeDecodeError,5),(UnicodeEncodeError,5),(UnicodeTranslateError,4)):
    good={UnicodeDecodeError:["ascii",b"abc",1,2,"r"],UnicodeEncodeError:["ascii","abc",1,2,"r"],UnicodeTranslateError:["abc",1,2,"r"]}[cls]
    for i in range(n):
        for v in vals+["\udc80",10**30,True]:
            a=list(good); a[i]=v
            try: print(cls.__name__, i, ascii(v), ascii(str(cls(*a))))
            except Exception as e: print(cls.__name__, i, ascii(v), type(e).__name__, e)
    for k in range(0,8):
        try: print(str(cls(*(good+[1,2,3])[:k])))
        except Exception as e: print(type(e).__name__, e)
