### Namen und Muster für Daten, Dauern und Zahlen. $weekday ist 1 am Montag, $month ist 1 im Januar.

today = heute
yesterday = gestern
weekday = { $weekday ->
        [1] Montag
        [2] Dienstag
        [3] Mittwoch
        [4] Donnerstag
        [5] Freitag
        [6] Samstag
       *[7] Sonntag
    }
weekday-short = { $weekday ->
        [1] Mo.
        [2] Di.
        [3] Mi.
        [4] Do.
        [5] Fr.
        [6] Sa.
       *[7] So.
    }
month = { $month ->
        [1] Januar
        [2] Februar
        [3] März
        [4] April
        [5] Mai
        [6] Juni
        [7] Juli
        [8] August
        [9] September
        [10] Oktober
        [11] November
       *[12] Dezember
    }
month-short = { $month ->
        [1] Jan.
        [2] Feb.
        [3] März
        [4] Apr.
        [5] Mai
        [6] Juni
        [7] Juli
        [8] Aug.
        [9] Sept.
        [10] Okt.
        [11] Nov.
       *[12] Dez.
    }
month-alone = { month }
date-near = { $day }.{"\u00A0"}{ month-short }
date-full = { $day }.{"\u00A0"}{ month-short } { $year }
day-near = { weekday }, { $day }.{"\u00A0"}{ month }
day-full = { weekday }, { $day }.{"\u00A0"}{ month } { $year }
month-year = { month-alone } { $year }
month-year-since = { month } { $year }
since-minutes = { $count }{"\u00A0"}min
since-hours = { $count }{"\u00A0"}Std.
since-days = { $count ->
        [one] { $count }{"\u00A0"}Tag
       *[other] { $count }{"\u00A0"}Tage
    }
figure-group = .
figure-point = ,
percent = { $number }{"\u00A0"}%
