namespace Ticketing.Architecture.Tests.Doors;

/// <summary>
/// What capabilities of the booking service use of each other. From below: Bookings, WaitingRoom, Limits, Codes, Webhooks,
/// Notifications, Holds, Payments, Refunds, Resale, Waitlist; Orders and Cancellations use the others; Allotments, BoxOffice
/// and Reseating make bookings of their own; PersonalData erases by what buyers do; Invoices, Desk and AuditTrail read
/// what the others wrote.
/// </summary>
internal sealed class BookingDoors : ServiceDoors
{
    public override string Service => "Ticketing.Booking";

    public override IReadOnlyList<string> PureTypes { get; } =
    [
        "BookingStatusNames", "CancellationReasons", "CodeKinds", "Decision", "DiscountedSeats", "FreeSeats", "PaymentToken",
        "SeatPool", "SeatWish", "SectionPreferences", "WaitlistPass", "WaitlistReplay", "WaitlistState", "WaitlistWish",
    ];

    public override IReadOnlyList<Door> Doors { get; } =
    [
        new(
            "Allotments", "Bookings",
            "BookingErrors", "BookingEvents", "BookingRow", "BookingStatus", "IAnsweredBookings", "OwnEvents", "SeatsJson",
            "SellerBookings", "SellerSeat", "SellerWish", "SellerWishes"),
        new("Allotments", "Limits", "EventBuyer", "LimitErrors"),
        new("AuditTrail", "Bookings", "BookingErrors", "OwnEvents"),
        new("AuditTrail", "Notifications", "IUserContacts"),
        new("BoxOffice", "Allotments", "AllotmentErrors", "AllotmentSeats", "TakenSeats"),
        new(
            "BoxOffice", "Bookings",
            "BookingErrors", "BookingEvents", "BookingRow", "BookingStatus", "IAnsweredBookings",
            "LostSeat", "NextAction", "OrderDiscount", "OrderLine", "OrderPrices", "OrderRefund", "OrderRefundTerms",
            "OrderResponse", "OrderSeat", "OrderSeatName", "OrderSplit", "OwnEvents",
            "SellerBookings", "SellerSeat", "SellerWish", "SellerWishes", "TransactionResponse"),
        new(
            "BoxOffice", "Notifications",
            "BookingNotifications", "HttpUserContacts", "IUserContacts", "Notification", "NotificationOutbox"),
        new("BoxOffice", "Refunds", "RefundDriver", "RefundErrors", "RefundResult", "RefundWish"),
        new("BoxOffice", "Webhooks", "SellerEvent", "SellerEvents"),
        new(
            "Cancellations", "Bookings",
            "BookingAction", "BookingErrors", "BookingEvents", "BookingRow", "BookingRules",
            "BookingState", "BookingStatus", "BookingStore", "Decision", "OrderChanges", "OrderOutcome",
            "OrderResponse", "OwnEvents"),
        new("Cancellations", "Codes", "CodeUses"),
        new("Cancellations", "Holds", "HoldExpiry", "HoldMirror"),
        new("Cancellations", "Limits", "HoldReleases"),
        new("Cancellations", "Notifications", "BookingNotifications", "Notification", "NotificationOutbox"),
        new(
            "Cancellations", "Refunds",
            "GivenSeat", "GivenSeats", "OpenRefund", "RefundAnswers", "RefundDriver", "RefundErrors",
            "RefundOpener", "RefundOpening", "RefundResult", "RefundRules", "RefundWish"),
        new("Cancellations", "Webhooks", "SellerEvent", "SellerEvents"),
        new(
            "Codes", "Bookings",
            "BookingErrors", "BookingRow", "BookingStatus", "DiscountPromise", "OwnEvents", "SeatsJson"),
        new("Codes", "Limits", "LimitErrors", "LimitOptions"),
        new(
            "Holds", "Bookings",
            "BookingErrors", "BookingEvents", "BookingRow", "BookingRules", "BookingState",
            "BookingStatus", "BookingStore", "OrderChanges", "OrderOutcome", "OrderResponse", "SalePeriod"),
        new("Holds", "Codes", "CodeUses"),
        new("Holds", "Limits", "HoldReleases"),
        new("Holds", "Notifications", "BookingNotifications", "Notification", "NotificationOutbox"),
        new(
            "Desk", "Bookings",
            "BookingErrors", "BookingRow", "BookingStatus", "LostSeat", "NextAction", "OrderDiscount", "OrderLine",
            "OrderRefund", "OrderRefundTerms", "OrderResponse", "OrderSeat", "OrderSeatName", "OrderSplit", "OwnEvents",
            "TransactionResponse"),
        new("Desk", "Notifications", "IUserContacts"),
        new(
            "Invoices", "Bookings",
            "BookingErrors", "BookingRow", "BookingStatus", "BookingStore", "OwnEvents", "SeatsJson"),
        new("Limits", "Bookings", "BookingRow"),
        new(
            "Notifications", "Bookings",
            "BookingErrors", "BookingRow", "BookingStatus", "BookingStore", "OrderSeatName"),
        new("Notifications", "Webhooks", "SellerEvent", "SellerEvents"),
        new(
            "Orders", "Bookings",
            "AnsweredBookings", "BookingDbContext", "BookingErrors", "BookingEvents", "BookingRow", "BookingStatus",
            "BookingStatusNames", "BookingStore", "BookingsJson", "DiscountPromise", "OrderChanges",
            "OrderConnection", "OrderOutcome", "OrderPage", "OrderPrices", "OrderResponse", "OrderSnapshot", "OrderUpdate",
            "OrderUpdatesHub",
            "OwnEvents", "SalePeriod", "SeatsJson", "SectionPreferences", "SellerWish", "TransactionResponse"),
        new(
            "Orders", "Allotments",
            "AllotmentCodes", "AllotmentErrors", "AllotmentResponse", "AllotmentRules", "AllotmentSeats", "AllotmentStore",
            "AllottedSeat", "TakenSeats"),
        new("Orders", "WaitingRoom", "WaitingRoomAdmission"),
        new(
            "Orders", "Codes",
            "CodeErrors", "CodeGuesser", "CodeRow", "CodeState", "CodeText", "CodeUse", "CodeUses", "CodeWish", "DiscountRules",
            "CodeLimits", "DiscountedOrders", "DiscountedSeats", "FindCode", "FoundCode"),
        new("Orders", "Holds", "HoldExpiry", "HoldMirror"),
        new("Orders", "Limits", "EventBuyer", "HoldReleases", "LimitErrors", "SeatLimit"),
        new("Orders", "Payments", "LatePayments"),
        new("Orders", "Waitlist", "SeatPool", "WaitlistErrors", "WaitlistGate"),
        new(
            "Payments", "Bookings",
            "BookingAction", "BookingErrors", "BookingEvents", "BookingRow", "BookingRules", "BookingState",
            "BookingStatus", "BookingStore", "Decision", "OrderAnswers", "OrderChanges", "OrderOutcome",
            "OrderResponse", "SeatsJson"),
        new("Payments", "Codes", "CodeUses"),
        new("Payments", "Holds", "HoldExpiry", "HoldMirror"),
        new("Payments", "Limits", "EventBuyer", "LimitErrors", "Payer", "PaymentDeclines", "SeatLimit"),
        new("Payments", "Notifications", "BookingNotifications", "Notification", "NotificationOutbox"),
        new("PersonalData", "Bookings", "OrderOutcome"),
        new("PersonalData", "Cancellations", "CancelOrderUseCase"),
        new("PersonalData", "Waitlist", "LeaveWaitlistUseCase", "WaitlistOutcome"),
        new(
            "Refunds", "Bookings",
            "BookingErrors", "BookingEvents", "BookingRow", "BookingStatus", "BookingStore", "OrderChanges",
            "OrderResponse", "OrderSeat", "OrderSeatName", "OwnEvents", "SeatsJson"),
        new("Refunds", "Codes", "DiscountedOrders"),
        new("Refunds", "Notifications", "BookingNotifications", "Notification", "NotificationOutbox"),
        new("Refunds", "Payments", "IPaymentProvider", "ProviderRefundAnswer", "RefundRequest"),
        new(
            "Resale", "Bookings",
            "BookingErrors", "BookingRow", "BookingStatus", "BookingStore", "DiscountPromise", "OrderChanges",
            "OrderOutcome", "OrderResponse", "OrderSeat", "OrderSeatName", "OwnEvents", "ResaleShare", "SeatsJson",
            "SellerBookings"),
        new("Resale", "Holds", "HoldMirror"),
        new("Resale", "Limits", "EventBuyer", "HoldReleases", "LimitErrors", "SeatLimit"),
        new("Resale", "Notifications", "BookingNotifications", "Notification", "NotificationOutbox"),
        new("Resale", "Payments", "IResoldTickets"),
        new(
            "Resale", "Refunds",
            "GivenSeat", "GivenSeats", "ITicketsAtDoor", "OpenRefund", "RefundErrors", "RefundRules"),
        new(
            "Reseating", "Bookings",
            "BookingErrors", "BookingEvents", "BookingRow", "BookingStatus", "BookingStore", "IAnsweredBookings",
            "OrderSeat", "OrderSeatName", "OwnEvents", "SeatsJson", "SellerBookings", "SellerSeat", "SellerWish", "SellerWishes"),
        new("Reseating", "Codes", "CodeUses"),
        new("Reseating", "Refunds", "ITicketsAtDoor", "OpenRefund", "RefundErrors"),
        new("Reseating", "Notifications", "BookingNotifications", "Notification", "NotificationOutbox"),
        new(
            "Waitlist", "Bookings",
            "BookingErrors", "BookingEvents", "BookingRow", "BookingStatus", "BookingStore",
            "OrderChanges", "OrderPrices", "SalePeriod", "SeatsJson"),
        new("WaitingRoom", "Bookings", "BookingErrors", "OwnEvents", "SalePeriod"),
        new("Waitlist", "WaitingRoom", "WaitingRoomAdmission"),
        new("Waitlist", "Holds", "HoldMirror"),
        new("Waitlist", "Resale", "ResaleTaking", "ResaleTicketRow"),
        new("Waitlist", "Limits", "EventBuyer", "LimitErrors", "Payer", "PaymentDeclines", "SeatLimit"),
        new("Waitlist", "Notifications", "BookingNotifications", "Notification", "NotificationOutbox"),
        new(
            "Waitlist", "Payments",
            "Authorisations", "AuthoriseRequest", "IResoldTickets", "PaymentDriver", "PaymentErrors", "PaymentResult",
            "PaymentStage", "PaymentToken", "ProviderAnswer", "ProviderPaymentState"),
        new("Webhooks", "Bookings", "BookingErrors"),
    ];
}
