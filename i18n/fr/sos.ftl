# Secours : le bouton SOS sur chaque écran, l’appel, et ce qui est dit ensuite.
sos-button = SOS
sos-button-label = SOS, appeler les secours
sos-title = Secours
sos-for = Qui a besoin d’aide ?
sos-for-me = Moi
sos-for-other = Quelqu’un d’autre

sos-hold = Appuyez 2 secondes
sos-hold-label = pour envoyer tout de suite, ou appuyez une fois et confirmez.
sos-holding = Maintenez…
sos-holding-more = Encore une seconde
sos-or = ou appuyez une fois : cinq secondes sont comptées, puis l’appel part, le temps d’arrêter une erreur
sos-sends-what = Envoie tout de suite un appel au secours, avec la position de cet appareil si elle est connue. Sans connexion à un compte. Vous direz la suite après.
sos-sends-what-other = Envoie tout de suite un appel pour quelqu’un d’autre, sans votre propre position. Dites juste après où se trouve la personne.
sos-counting =
    { $left ->
        [one] SOS envoyé dans { $left } seconde
       *[other] SOS envoyé dans { $left } secondes
    }
sos-count = { $left }
sos-send-now = Envoyer maintenant
sos-stop = Arrêter, ne rien envoyer
sos-stopped-now = Arrêté, rien n’a été envoyé.
sos-raising = Enregistrement et envoi…
sos-failed-title = L’application n’a pas pu envoyer l’appel
sos-failed-text = N’attendez pas l’application. Appelez ou envoyez un SMS maintenant.

sos-call-emergency = Appeler le { $number }
sos-call-hotline = Appeler la ville, { $number }
sos-call-team = Appeler { $team }
sos-text = Envoyer par SMS
sos-text-title = Appel au secours par SMS
sos-text-to = Envoyer au
sos-text-what = Exactement ceci
sos-text-open = Ouvrir les messages
sos-text-scan = Visez ce code avec l’appareil photo de n’importe quel téléphone : le message s’y ouvre, prêt à partir.
sos-text-scan-demo = Visez ce code avec l’appareil photo de n’importe quel téléphone pour lire le message. Dans cette démonstration, il n’ouvre aucun message.
sos-text-qr = Code QR du message
sos-text-how = Pas d’appareil photo ? Tapez exactement ceci sur n’importe quel téléphone et envoyez-le au numéro ci-dessus.
sos-text-press = Ouvrir le message ne l’envoie pas : il faut encore appuyer sur Envoyer dans les messages.
sos-text-demo = Ceci est une démonstration, aucun message n’est vraiment envoyé.
sos-text-plain = SOS

sos-state-waiting = La ville ne l’a pas encore
sos-state-waiting-text = L’appel est enregistré sur cet appareil et partira dès qu’il y aura du réseau. N’attendez pas : appelez ou envoyez un SMS maintenant.
sos-state-waiting-unkept = L’appel partira dès qu’il y aura du réseau, tant que l’application reste ouverte. N’attendez pas : appelez ou envoyez un SMS maintenant.
sos-state-waiting-next = Cet appareil réessaie : { $when }.
sos-state-texted = Vous avez ouvert le message : { $when }. Avez-vous appuyé sur Envoyer ? La ville répond au message dès qu’elle l’a.
sos-state-sending = En route vers la ville
sos-state-sending-text = Gardez l’application ouverte un instant.
sos-state-received = La ville l’a reçu
sos-state-received-text = En attente d’une équipe. Gardez votre téléphone à portée, montez en hauteur.
sos-state-lost = La ville ne sait pas où vous êtes
sos-state-lost-other = La ville ne sait pas où est la personne
sos-state-lost-text = La ville a l’appel, mais ni lieu ni numéro de téléphone : aucune équipe ne peut encore venir. Choisissez le lieu ou donnez un numéro juste en dessous.
sos-state-assigned = Votre appel est confié à une équipe
sos-state-assigned-text = { $team } s’en charge. Gardez votre téléphone à portée.
sos-state-assigned-plain = Une équipe s’en charge. Gardez votre téléphone à portée.
sos-state-on-the-way = L’équipe est en route
sos-state-on-the-way-text = Quand vous l’entendez, montrez-vous : lampe, vêtements clairs, ou frappez.
sos-state-cannot-reach = L’équipe n’a pas pu vous atteindre
sos-state-cannot-reach-text = Le centre cherche un autre moyen. Restez en hauteur, gardez votre téléphone à portée.
sos-state-done = Noté : en sécurité
sos-state-done-text = La ville a noté que tout le monde est en sécurité. S’il faut encore de l’aide, lancez un nouvel appel maintenant.
sos-state-cancelled = Vous avez annulé l’appel
sos-state-cancelled-safe = Parce que tout le monde est en sécurité.
sos-state-cancelled-mistake = Parce que c’était une erreur.
sos-state-cancelled-waits = La ville ne le sait pas encore ; cet appareil le lui dira dès qu’il y aura du réseau.
sos-state-closed = Le centre a clos cet appel
sos-state-stopped = La ville ne l’accepte pas par l’application
sos-state-stopped-text = Appelez ou envoyez un SMS maintenant.
sos-up-to-date = La ville a tout ce que vous avez dit.
sos-not-up-to-date = Ce que vous avez ajouté attend d’être envoyé.
sos-not-kept = Cet appareil n’a pas pu enregistrer l’appel : gardez l’application ouverte.
sos-number = Numéro { $number }
sos-receipt = Code pour le site de la ville : { $receipt }
sos-raised-at = Appel lancé : { $when }

sos-step-sent = Envoyé
sos-step-received = Reçu
sos-step-assigned = Équipe
sos-step-on-the-way = En route
sos-steps = Avancement : { $done } sur 4

sos-timeline = Déroulement
sos-entry-received = La ville l’a reçu
sos-entry-assigned = Confié à une équipe
sos-entry-on-the-way = L’équipe est partie
sos-entry-cannot-reach = L’équipe n’a pas pu vous atteindre
sos-entry-done = Tout le monde est noté en sécurité
sos-entry-cancelled = Vous l’avez annulé
sos-entry-closed = Clos par le centre

sos-more = Dites-en plus, ce que vous savez
sos-water = Quelle est la hauteur de l’eau ?
sos-water-dry = À sec
sos-water-ankle = Cheville
sos-water-knee = Genou
sos-water-waist = Taille
sos-water-chest = Poitrine
sos-water-over-head = Plus haut que la tête
sos-people = Personnes
sos-people-value =
    { $count ->
        [0] Non indiqué
        [one] { $count } personne
       *[other] { $count } personnes
    }
sos-people-fewer = Une de moins
sos-people-more = Une de plus
sos-vulnerable = Parmi elles
sos-vulnerable-child = Jeunes enfants
sos-vulnerable-elderly = Personnes âgées
sos-vulnerable-pregnant = Enceinte
sos-vulnerable-disabled = Ne peut pas marcher
sos-vulnerable-injured = Blessé ou malade
sos-needs = De quoi avez-vous besoin ?
sos-need-rescue = Être évacué
sos-need-medical = Médecin, médicaments
sos-need-food-water = Eau, nourriture
sos-need-shelter = Un abri
sos-place = Où ?
sos-place-none = Lieu encore inconnu
sos-place-none-other = Le lieu de la personne est encore inconnu
sos-place-gps = La position de cet appareil
sos-place-accuracy = à { $distance } près
sos-place-pin = Un point choisi sur la carte
sos-address = Ruelle, maison, étage, repère
sos-phone-mine = Votre numéro de téléphone
sos-phone-theirs = Le numéro de téléphone de la personne
sos-phone-hint = L’équipe appelle ce numéro.
sos-phone-caller-hint = L’équipe peut appeler l’un ou l’autre numéro. Les nouvelles s’affichent dans cette application.
sos-cannot-talk = Je ne peux pas parler : envoyez-moi un SMS
sos-cannot-talk-other = La personne ne peut pas parler : envoyez-lui un SMS
sos-note = Autre chose que l’équipe doit savoir
sos-note-hint = Par exemple : deux étages, toit de tôle verte, chien méchant, portail fermé à clé.

sos-cancel = Annuler l’appel
sos-cancel-title = Annuler l’appel au secours ?
sos-cancel-text = Seulement si plus personne n’a besoin d’aide. L’équipe ira vers d’autres.
sos-cancel-safe = Tout le monde est en sécurité
sos-cancel-mistake = C’était une erreur
sos-cancel-no = Il faut encore de l’aide
sos-another = Appeler les secours pour un autre lieu
sos-back-to-case = Revenir à l’appel en attente
sos-mine = Appels de cet appareil
sos-missing = Cet appel n’est pas sur cet appareil
sos-missing-text = Il a peut-être été lancé sur un autre.
home-sos = Votre appel au secours
