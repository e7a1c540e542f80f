namespace Ticketing.Architecture.Tests.Doors;

/// <summary>
/// What capabilities of event-ticketing use of each other. From below: Accounts, Plans, Places, Productions and
/// Pictures, which know no other; Events, which are made from plans, at places; Series and Listings, which are made
/// of events; Tickets, which belong to events; Attendees and Transfers, which are about who has tickets; Search,
/// which finds events by their places and productions; Documents, Wallet, Door and SeatMonitor, which are made of
/// tickets; Figures, which count them; Teams, whose members log in by their account and whose keys invite to doors;
/// Operators, who change accounts; PersonalData and AuditTrail, which are about all of them.
/// </summary>
internal sealed class EventTicketingDoors : ServiceDoors
{
    public override string Service => "Ticketing.EventTicketing";

    public override IReadOnlyList<string> PureTypes { get; } =
    [
        "Base32", "City", "EventPolicies", "FieldErrors", "GeoPoint", "Geohash", "KnownTickets", "Locales",
        "Nearness", "PlannedEvent", "Production", "Sale", "SearchCursor", "SearchFilter", "SeatList", "SeatPositions",
        "StoredAddress", "SuperVenue", "TicketBooking", "TicketClaims", "TicketId", "TicketKey", "TicketRows",
        "TicketStatusNames",
    ];

    public override IReadOnlyList<Door> Doors { get; } =
    [
        new("AuditTrail", "Events", "EventErrors"),
        new("Listings", "Events", "EventErrors", "Sale"),
        new(
            "Series", "Events",
            "ChangeSale", "CreateEventHandler", "CreateEventRequest", "EventCopies", "EventErrors", "EventPolicies",
            "EventPlanner", "EventRow", "EventSectionRow", "EventTexts", "EventTimes", "PlanChoice", "PlannedEvent",
            "PricingWriter",
            "RefundDraft", "Sale", "SaleAction", "SaleOpeningSignal", "SectionPriceDraft", "SellerQuota", "WaitingRoomDraft"),
        new("Series", "Places", "PlaceErrors"),
        new(
            "Series", "Plans",
            "CategoryBlockDraft",
            "CategoryDraft", "DrawingDraft", "GeometryDraft", "NumberingDraft", "PlanDrawing", "PlanErrors", "PointDraft",
            "RowGeometryDraft", "SectionDraft", "StageDraft", "SubsectionDraft"),
        new(
            "Events", "Plans",
            "CategoryBlockDraft", "CategoryDraft", "CheckedPlan", "DrawingDraft", "DrawingResponse", "DrawnSection",
            "DrawnSubsection", "GeometryDraft", "GeometryRules", "LabelRules", "NumberingDraft", "PlanCsv", "PlanDocument",
            "PlanDrawing", "PlanErrors", "PlanPoint", "PlanRow", "PlanRules", "PlanTable", "PointDraft", "RowGeometryDraft",
            "SeatPositions", "SectionDraft", "SectionRules", "StageDraft", "SubsectionDraft"),
        new(
            "PersonalData", "Accounts",
            "AccountErrors", "AccountMails", "OwnPassword", "RefreshSecret", "SessionCookie", "SessionEndings", "StoredAddress",
            "UserRow"),
        new("PersonalData", "Teams", "GrantEndings"),
        new("Operators", "Accounts", "AccountMails", "AccountsOptions", "IAccountGrants", "SecondFactorStore", "SessionEndings"),
        new("Teams", "Accounts", "AccountsOptions", "IAccountGrants", "RefreshSecret", "VerifiedAddress"),
        new("Teams", "Door", "DoorsOfKey"),
        new("Events", "Places", "PlaceErrors", "SuperVenueRow", "VenueRow", "VenueTable"),
        new("Events", "Productions", "ProductionRow", "ProductionTable"),
        new("Search", "Places", "CityRow", "CityTable", "GeoPoint", "Geohash", "PlaceErrors"),
        new("Search", "Productions", "ProductionErrors", "ProductionRow", "ProductionTable"),
        new("Search", "Tickets", "ChangedEvents"),
        new("Tickets", "Events", "EventErrors", "RecordSeatPlan", "SeatPrices", "SubsectionsColumn"),
        new(
            "Documents", "Tickets",
            "DocumentQueue", "OrderTicket", "OrderTickets", "OrderTicketsQuery", "TicketAccess", "TicketClaims",
            "TicketErrors", "TicketEvent", "TicketId", "TicketKey", "TicketSigner"),
        new(
            "Wallet", "Tickets",
            "DocumentQueue", "OrderTicket", "OrderTickets", "TicketAccess", "TicketClaims", "TicketErrors", "TicketEvent",
            "TicketId", "TicketSigner"),
        new("Desk", "Door", "ListedTickets"),
        new("Desk", "Tickets", "OrderTicketsQuery", "TicketClaims", "TicketId", "TicketSigner"),
        new("Figures", "Events", "EventErrors"),
        new("SeatMonitor", "Events", "EventErrors"),
        new("SeatMonitor", "Tickets", "TicketId", "TicketStatus", "TicketStatusNames"),
        new("Door", "Accounts", "VerifiedAddress"),
        new("Door", "Events", "EventErrors"),
        new(
            "Door", "Tickets",
            "DocumentQueue", "OrderTicket", "OrderTickets", "OrderTicketsQuery", "SeatList", "TicketClaims",
            "TicketErrors", "TicketId", "TicketKey", "TicketSigner", "TicketState", "TicketStatus"),
        new("Attendees", "Events", "EventErrors", "SubsectionsColumn"),
        new("Attendees", "Tickets", "TicketClaims", "TicketErrors", "TicketId", "TicketKey"),
        new("Transfers", "Accounts", "AccountMails", "VerifiedAddress"),
        new(
            "Transfers", "Tickets",
            "OrderTicket", "OrderTickets", "SeatList", "TicketAccess", "TicketErrors", "TicketEvent", "TicketId"),
    ];
}
