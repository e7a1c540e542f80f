namespace Ticketing.Architecture.Tests.Doors;

/// <summary>
/// What capabilities of event-ticketing use of each other. From below: Accounts, Events and Pictures, which know no
/// other; Series and Listings, which are made of events; Tickets, which belong to events; Documents and Door, which are
/// made of tickets; Teams, whose members log in by their account; PersonalData and AuditTrail, which are about all of
/// them.
/// </summary>
internal sealed class EventTicketingDoors : ServiceDoors
{
    public override string Service => "Ticketing.EventTicketing";

    public override IReadOnlyList<string> PureTypes { get; } =
    [
        "Base32", "EventPolicies", "FieldErrors", "KnownTickets", "Locales", "PlannedEvent", "Sale",
        "SeatList", "StoredAddress", "TicketBooking", "TicketClaims", "TicketId", "TicketKey", "TicketRows", "TicketStatusNames",
    ];

    public override IReadOnlyList<Door> Doors { get; } =
    [
        new("AuditTrail", "Events", "EventErrors"),
        new("Listings", "Events", "EventErrors", "Sale"),
        new(
            "Series", "Events",
            "ChangeSale", "CreateEventHandler", "CreateEventRequest", "EventCopies", "EventErrors", "EventPolicies",
            "EventRow", "EventRules", "EventSectionRow", "EventTexts", "EventTimes", "PlannedEvent", "RefundDraft", "Sale",
            "SaleAction", "SaleOpeningSignal", "SectionDraft", "SectionPriceDraft", "SellerQuota", "SubsectionDraft",
            "WaitingRoomDraft"),
        new(
            "PersonalData", "Accounts",
            "AccountErrors", "PasswordCheck", "Passwords", "SessionCookie", "SessionEndings", "StoredAddress"),
        new("PersonalData", "Teams", "GrantEndings"),
        new("Teams", "Accounts", "AccountsOptions", "RefreshSecret", "VerifiedAddress"),
        new("Tickets", "Events", "EventErrors", "SubsectionsColumn"),
        new(
            "Documents", "Tickets",
            "DocumentQueue", "OrderTicket", "OrderTickets", "TicketAccess", "TicketClaims", "TicketErrors",
            "TicketEvent", "TicketId", "TicketKey", "TicketSigner"),
        new("Door", "Accounts", "VerifiedAddress"),
        new("Door", "Events", "EventErrors"),
        new(
            "Door", "Tickets",
            "DocumentQueue", "OrderTicket", "OrderTickets", "OrderTicketsQuery", "SeatList", "TicketClaims",
            "TicketErrors", "TicketId", "TicketKey", "TicketSigner", "TicketState", "TicketStatus"),
    ];
}
