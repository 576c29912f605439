# Only the first invalid escape of a literal is warned of.
a="\[\]\\"
b='\o123\o000'
c='\888\999'
d=b'\d\w'
e=f"\d{1}\w \q"
f="""
\d \w
\q"""
g='\400 \777 \d'
h="\d" "\w"
