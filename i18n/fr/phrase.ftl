# Les phrases codées des alertes : la ville et l’appareil disent le même code dans les mêmes mots.

hazard-flood = Crue
hazard-inundation = Rues inondées
hazard-flash-flood = Crue subite
hazard-landslide = Glissement de terrain
hazard-storm = Typhon
hazard-tropical-depression = Dépression tropicale
hazard-heavy-rain = Fortes pluies
hazard-thunderstorm = Orages, rafales, foudre, grêle
hazard-storm-surge = Submersion marine
hazard-sea-wind = Vent fort en mer
hazard-heat = Canicule
hazard-cold = Grand froid
hazard-drought = Sécheresse
hazard-salt-intrusion = Eau salée dans les rivières
hazard-forest-fire = Feu de forêt
hazard-earthquake = Séisme
hazard-tsunami = Tsunami
hazard-reservoir-release = Lâcher d’eau d’un barrage
hazard-other = Autre danger

action-evacuate = Évacuez maintenant vers l’abri de votre quartier.
action-go-up = Montez à un étage supérieur.
action-stay-indoors = Restez à l’intérieur, loin des fenêtres.
action-raise-belongings = Surélevez les meubles, la nourriture, les papiers et les motos.
action-avoid-flooded-roads = Ne marchez pas et ne roulez pas sur une route inondée.
action-keep-from-rivers = Éloignez-vous des rivières, des ruisseaux et des ponts bas.
action-keep-from-slopes = Éloignez-vous des pentes raides et des talus.
action-keep-from-sea = Ne prenez pas la mer ; mettez les bateaux à l’abri.
action-switch-off-power = Coupez l’électricité là où l’eau entre.
action-store-water-food = Faites des réserves d’eau potable et de nourriture pour trois jours.
action-charge-phones = Chargez les téléphones et les lampes.
action-help-neighbours = Aidez les personnes âgées, les jeunes enfants et les malades près de vous.
action-move-vehicles = Garez les véhicules en hauteur.
action-secure-house = Arrimez le toit, fermez bien portes et fenêtres.
action-follow-bulletins = Suivez les prochains bulletins.
action-call-for-help = En danger de mort : appelez le 112 ou appuyez sur SOS.

risk-level = Niveau de risque { $level }
risk-level-word-1 = faible
risk-level-word-2 = moyen
risk-level-word-3 = élevé
risk-level-word-4 = très élevé
risk-level-word-5 = catastrophique
alarm-stage = Seuil d’alerte { $stage }

exercise-mark = EXERCICE
exercise-line = EXERCICE : ceci est un exercice, pas une alerte réelle.
