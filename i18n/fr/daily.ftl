# What the daily services share.

news-private = Il y a du nouveau. Ouvrez l’application pour le lire.
news-title = Nouvelles d’un service que vous suivez
news-look = Voir
