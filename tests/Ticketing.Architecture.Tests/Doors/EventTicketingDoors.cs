namespace Ticketing.Architecture.Tests.Doors;

/// <summary>
/// What capabilities of event-ticketing use of each other. From below: Accounts and Plans, which know no other; Events, which
/// are made from plans; Tickets, which belong to events; Documents and Door, which are made of tickets; Teams, whose members
/// log in by their account and whose keys invite to doors; PersonalData and AuditTrail, which are about all of them.
/// </summary>
internal sealed class EventTicketingDoors : ServiceDoors
{
    public override string Service => "Ticketing.EventTicketing";

    public override IReadOnlyList<string> PureTypes { get; } =
    [
        "Base32", "EventPolicies", "FieldErrors", "KnownTickets", "Locales", "Nearness", "PlannedEvent", "Sale", "SeatPositions",
        "SeatList", "StoredAddress", "TicketBooking", "TicketClaims", "TicketId", "TicketKey", "TicketRows", "TicketStatusNames",
    ];

    public override IReadOnlyList<Door> Doors { get; } =
    [
        new("AuditTrail", "Events", "EventErrors"),
        new(
            "Events", "Plans",
            "CategoryDraft", "DrawingDraft", "DrawingResponse", "GeometryDraft", "GeometryRules", "NumberingDraft",
            "PlanDocument", "PlanDrawing", "PlanErrors", "PlanRow", "PlanTable", "PointDraft", "RowGeometryDraft",
            "SectionDraft", "SectionRules", "StageDraft", "SubsectionDraft"),
        new(
            "PersonalData", "Accounts",
            "AccountErrors", "OwnPassword", "SessionCookie", "SessionEndings", "StoredAddress",
            "UserRow"),
        new("PersonalData", "Teams", "GrantEndings"),
        new("Teams", "Accounts", "AccountsOptions", "IAccountGrants", "RefreshSecret", "VerifiedAddress"),
        new("Teams", "Door", "DoorsOfKey"),
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
