import logging
for f,s in (('{message}','{'),('{message','{'),('$message','$'),('x','$'),('${message','$'), ('{a.b}', '{'), ('{a!r:>3}', '{'),('{0}', '{'), ('%(x)s','q'), ('{a!x}','{'), ('{a b}','{'), ('{a:qq}','{'), ('{}','{'), ('$$ $x', '$'), ('$ x', '$'), ('{a[0]}{b:{w}}','{'), ('{a:>>>}','{'), ('$$','$'), ('{a!}','{'), ('}','{')):
    try: logging.Formatter(f, style=s); print(f, 'ok')
    except (ValueError, KeyError) as e: print(f, repr(e))
