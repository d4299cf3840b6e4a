### Nazwy i wzory dat, czasu trwania i liczb. $weekday to 1 w poniedziałek, $month to 1 w styczniu.

today = dzisiaj
yesterday = wczoraj
weekday = { $weekday ->
        [1] poniedziałek
        [2] wtorek
        [3] środa
        [4] czwartek
        [5] piątek
        [6] sobota
       *[7] niedziela
    }
weekday-short = { $weekday ->
        [1] pon.
        [2] wt.
        [3] śr.
        [4] czw.
        [5] pt.
        [6] sob.
       *[7] niedz.
    }
month = { $month ->
        [1] stycznia
        [2] lutego
        [3] marca
        [4] kwietnia
        [5] maja
        [6] czerwca
        [7] lipca
        [8] sierpnia
        [9] września
        [10] października
        [11] listopada
       *[12] grudnia
    }
month-short = { $month ->
        [1] sty
        [2] lut
        [3] mar
        [4] kwi
        [5] maj
        [6] cze
        [7] lip
        [8] sie
        [9] wrz
        [10] paź
        [11] lis
       *[12] gru
    }
month-alone = { $month ->
        [1] styczeń
        [2] luty
        [3] marzec
        [4] kwiecień
        [5] maj
        [6] czerwiec
        [7] lipiec
        [8] sierpień
        [9] wrzesień
        [10] październik
        [11] listopad
       *[12] grudzień
    }
date-near = { $day }{"\u00A0"}{ month-short }
date-full = { $day }{"\u00A0"}{ month-short } { $year }
day-near = { weekday }, { $day }{"\u00A0"}{ month }
day-full = { weekday }, { $day }{"\u00A0"}{ month } { $year }
month-year = { month-alone } { $year }
month-year-since = { month } { $year }
since-minutes = { $count }{"\u00A0"}min
since-hours = { $count }{"\u00A0"}godz.
since-days = { $count ->
        [one] { $count }{"\u00A0"}dzień
        [few] { $count }{"\u00A0"}dni
        [many] { $count }{"\u00A0"}dni
       *[other] { $count }{"\u00A0"}dnia
    }
figure-group = {"\u00A0"}
figure-point = ,
percent = { $number }%
