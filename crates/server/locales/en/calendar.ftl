### Names and patterns of dates, durations and figures. $weekday is 1 for Monday, $month 1 for January.

today = today
yesterday = yesterday
weekday = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
weekday-short = { $weekday ->
        [1] Mon
        [2] Tue
        [3] Wed
        [4] Thu
        [5] Fri
        [6] Sat
       *[7] Sun
    }
month = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
month-short = { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
month-alone = { month }
date-near = { $day }{"\u00A0"}{ month-short }
date-full = { $day }{"\u00A0"}{ month-short } { $year }
day-near = { weekday }, { $day }{"\u00A0"}{ month }
day-full = { weekday }, { $day }{"\u00A0"}{ month } { $year }
month-year = { month-alone } { $year }
month-year-since = { month } { $year }
since-minutes = { $count }{"\u00A0"}min
since-hours = { $count }{"\u00A0"}h
since-days = { $count ->
        [one] { $count }{"\u00A0"}day
       *[other] { $count }{"\u00A0"}days
    }
figure-group = ,
figure-point = .
percent = { $number }%
