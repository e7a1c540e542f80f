using System.Text.Json.Serialization;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.Contracts.Waiting;

namespace Ticketing.Contracts.Messages;

/// <summary>JSON of every message and of the event directory: camel case, enums as strings, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TicketReservedRequest))]
[JsonSerializable(typeof(SeatUpdatedToReserved))]
[JsonSerializable(typeof(ReleaseSeat))]
[JsonSerializable(typeof(FinalizeSeatPayment))]
[JsonSerializable(typeof(SeatInitializationCommand))]
[JsonSerializable(typeof(ChangeSeatPlan))]
[JsonSerializable(typeof(SeatPlanChanged))]
[JsonSerializable(typeof(BookingUpdatedToPendingPayment))]
[JsonSerializable(typeof(BookingUpdatedToFailed))]
[JsonSerializable(typeof(BookingPaidSuccess))]
[JsonSerializable(typeof(BookingExpiredReleaseTickets))]
[JsonSerializable(typeof(EventDirectoryPage))]
[JsonSerializable(typeof(EventDirectoryEntry))]
[JsonSerializable(typeof(EndedSessionsPage))]
[JsonSerializable(typeof(List<UserContact>))]
[JsonSerializable(typeof(List<AccountMail>))]
[JsonSerializable(typeof(List<AccountMailOutcome>))]
[JsonSerializable(typeof(DeletedUsersPage))]
[JsonSerializable(typeof(UserCommitments))]
[JsonSerializable(typeof(EventDemand))]
[JsonSerializable(typeof(WithholdTickets))]
[JsonSerializable(typeof(TicketsWithheld))]
[JsonSerializable(typeof(OrderDocuments))]
[JsonSerializable(typeof(PrintedInvoice))]
[JsonSerializable(typeof(OrderSearchQuestion))]
[JsonSerializable(typeof(OrderSearchAnswer))]
[JsonSerializable(typeof(SeatRecord))]
[JsonSerializable(typeof(WaitingRoomQuestion))]
[JsonSerializable(typeof(WaitingRoomAnswer))]
[JsonSerializable(typeof(List<SectionPlan>))]
[JsonSerializable(typeof(List<SeatPosition>))]
[JsonSerializable(typeof(List<PricedSeat>))]
[JsonSerializable(typeof(EventPricing))]
[JsonSerializable(typeof(PromisedPrices))]
public sealed partial class ContractsJson : JsonSerializerContext;
