### May these two talk? The first reason that applies, short for a list and whole where a composer would stand, with the way on.
### $role is what the partner is to us: customer, supplier or partner.

## Short, for a row of the picker

availability-short-available = Messages possible
availability-short-no-permission = You lack the permission
availability-short-own-plan = Needs the Enterprise plan
availability-short-own-messaging-off = Messaging is off at your firm
availability-short-relationship-requested = Relationship not yet active
availability-short-relationship-suspended = Relationship suspended
availability-short-no-relationship = No trading relationship
availability-short-partner-messaging-off = Has messaging off
availability-short-partner-plan = Has a plan without messaging

## The reason

availability-available = You can write to this { $role ->
        [customer] customer
        [supplier] supplier
       *[partner] partner
    }.
availability-no-permission = You do not have the permission to write here.
availability-own-plan = Your firm has a Standard account. Writing to customers needs the Enterprise plan.
availability-own-messaging-off = Your firm has turned messaging off.
availability-relationship-requested = The trading relationship with this { $role ->
        [customer] customer
        [supplier] supplier
       *[partner] partner
    } has been requested and is not active yet.
availability-relationship-suspended = The trading relationship with this { $role ->
        [customer] customer
        [supplier] supplier
       *[partner] partner
    } is suspended.
availability-no-relationship = There is no trading relationship between the two firms.
availability-partner-messaging-off = This { $role ->
        [customer] customer
        [supplier] supplier
       *[partner] partner
    } has turned messaging off.
availability-partner-plan = This { $role ->
        [customer] customer
        [supplier] supplier
       *[partner] partner
    } has a plan without messaging.
relationship-suspended-since = Suspended by { $firm } since { $date }.
relationship-suspended-why = Reason: { $reason }

## The way on

availability-way-available = Begin with a subject and a message.
availability-way-no-permission = An administrator of your firm gives permissions.
availability-way-own-plan = An administrator of your firm can upgrade the account.
availability-way-own-messaging-off = An administrator of your firm can turn messaging on.
availability-way-relationship-requested = You can write as soon as the other firm agrees. Until then, use the contact information.
availability-way-relationship-suspended = Use the contact information to settle it. Old conversations stay readable.
availability-way-no-relationship = The network operator links firms. Until then, use the contact information.
availability-way-partner-messaging-off = Use the contact information, or ask them to turn messaging on.
availability-way-partner-plan = Use the contact information, or ask them to turn messaging on.
who-can-change = Can change this: { $admins }
who-can-change-nobody = Your firm has no active administrator. Ask the network operator.
you-can-change = You can change this yourself.
turn-messaging-on = Turn messaging on
asked-on = Asked on { $date }. A new request is possible after a week.
reading-always-possible = Old conversations can always be read.

## Contact information

contact-topic-general = General
contact-topic-orders = Orders
contact-topic-invoices = Invoices
contact-name = Name or desk
contact-phone = Phone
contact-web = Web page
contact-hours = Hours
contact-none = This firm has left no contact information.
