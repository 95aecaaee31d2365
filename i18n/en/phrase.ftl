# Coded phrases of warnings: the city and the device say the same code in the same words.

hazard-flood = Flood
hazard-inundation = Flooded streets
hazard-flash-flood = Flash flood
hazard-landslide = Landslide
hazard-storm = Storm
hazard-tropical-depression = Tropical depression
hazard-heavy-rain = Heavy rain
hazard-thunderstorm = Thunderstorm, gusts, lightning, hail
hazard-storm-surge = Storm surge
hazard-sea-wind = Strong wind at sea
hazard-heat = Heat
hazard-cold = Severe cold
hazard-drought = Drought
hazard-salt-intrusion = Salt water in the rivers
hazard-forest-fire = Forest fire
hazard-earthquake = Earthquake
hazard-tsunami = Tsunami
hazard-reservoir-release = Reservoir release
hazard-other = Another danger

action-evacuate = Leave home for the shelter of your ward now.
action-go-up = Go up to a higher floor.
action-stay-indoors = Stay indoors, away from windows.
action-raise-belongings = Raise furniture, food, papers and motorbikes off the floor.
action-avoid-flooded-roads = Do not walk or drive through flooded roads.
action-keep-from-rivers = Keep away from rivers, streams and low bridges.
action-keep-from-slopes = Keep away from steep slopes and cuttings.
action-keep-from-sea = Do not put to sea; bring boats into shelter.
action-switch-off-power = Switch off electricity where water comes in.
action-store-water-food = Store drinking water and food for three days.
action-charge-phones = Charge phones and torches.
action-help-neighbours = Help old people, small children and the sick near you.
action-move-vehicles = Park vehicles on high ground.
action-secure-house = Tie down the roof and make doors and windows fast.
action-follow-bulletins = Follow the next bulletins.
action-call-for-help = Life in danger: call 112 or press SOS.

risk-level = Risk level { $level }
risk-level-word-1 = low
risk-level-word-2 = medium
risk-level-word-3 = great
risk-level-word-4 = very great
risk-level-word-5 = catastrophic
alarm-stage = Alarm stage { $stage }

exercise-mark = EXERCISE
exercise-line = EXERCISE: this is an exercise, not a real warning.
