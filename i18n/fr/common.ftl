# Sur tous les écrans.
app-name = Tràng Tiền
skip-to-content = Aller au contenu
close = Fermer
back = Retour
cancel = Annuler
try-again = Réessayer
loading = Chargement…
sentence = { $text }.
undo = Annuler l’action
failed-title = Affichage impossible
broken-title = L’application n’a pas pu s’ouvrir

demo-mark = DÉMO
demo-label = Démonstration
demo-text = Données d’exemple, rien n’est vraiment envoyé

nav-label = Rubriques principales
nav-home = Accueil
nav-reports = Signaler
nav-me = Moi
nav-attention =
    { $count ->
        [one] { $count } élément vous attend
       *[other] { $count } éléments vous attendent
    }

strip-sending =
    { $count ->
        [1] Envoi, étape { $step } sur { $total }
       *[other] Envoi, étape { $step } sur { $total } · { $count } en attente
    }
strip-lost = Contact perdu avec l’application de cet appareil, reconnexion…
strip-offline = Hors ligne · vous pouvez écrire, tout est gardé
strip-offline-waiting = Hors ligne · { $count } à envoyer
strip-waiting = { $count } à envoyer
strip-saver = L’économie tempête est active
strip-saver-photos =
    { $count ->
        [one] Économie tempête · les photos de { $count } signalement attendent votre envoi
       *[other] Économie tempête · les photos de { $count } signalements attendent votre envoi
    }
strip-attention =
    { $count ->
        [one] { $count } signalement demande votre attention
       *[other] { $count } signalements demandent votre attention
    }

missing-title = Cette page n’existe pas
missing-text = Le lien est peut-être ancien ou incomplet. Revenez à l’accueil pour continuer.

when-today = aujourd’hui
when-tomorrow = demain
when-yesterday = hier
when-day-time = { $day } { $time }
when-date =
    { $day ->
        [1] 1er { $month }
       *[other] { $day } { $month }
    }
when-date-year = { $date } { $year }
when-month =
    { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[other] décembre
    }
when-weekday =
    { $number ->
        [0] lundi
        [1] mardi
        [2] mercredi
        [3] jeudi
        [4] vendredi
        [5] samedi
       *[other] dimanche
    }
due-by = échéance { $when }
due-past = en retard depuis { $when }
distance-metres = { $metres } m
distance-kilometres = { $whole },{ $tenth } km
file-saved = { $name } est enregistré dans votre dossier Téléchargements.
