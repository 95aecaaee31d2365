### The street map: fetching, stopping, removing.

street-title = Plan des rues
street-newer = Un plan des rues plus récent existe
street-text = À télécharger une fois, { $size } ; ensuite, il se lit sans réseau.
street-fetch = Télécharger
street-go-on = Continuer le téléchargement
street-stop = Arrêter
street-loading = { $done } sur { $size } téléchargés
street-paused = En pause pendant l’économie de données. Le téléchargement reprend de lui-même quand vous la désactivez ; pour télécharger maintenant, appuyez sur « Arrêter », puis sur « Continuer le téléchargement ».
street-size = { $size } Mo
street-stopped = { $why } Ce qui est téléchargé est gardé ; « Continuer le téléchargement » reprend à cet endroit.
street-bad = Le fichier reçu n’est pas un plan utilisable et a été supprimé. Le plan que vous avez reste. Réessayez plus tard.
street-full = L’appareil est plein. Ce qui était téléchargé a été supprimé pour laisser de la place aux signalements et aux appels au secours.
street-kept = Le plan des rues est sur cet appareil ({ $size }).
street-remove = Supprimer le plan des rues
street-remove-text = Pour l’avoir de nouveau, il faudra le télécharger en entier, avec un réseau. Tout le reste de la carte demeure.
