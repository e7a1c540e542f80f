using System.Text.Json.Serialization;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Features.ChangeMe;
using Ticketing.EventTicketing.Features.DoorStaff;
using Ticketing.EventTicketing.Features.GiveScanList;
using Ticketing.EventTicketing.Features.ListEvents;
using Ticketing.EventTicketing.Features.ListTickets;
using Ticketing.EventTicketing.Features.LogIn;
using Ticketing.EventTicketing.Features.MyTickets;
using Ticketing.EventTicketing.Features.OpenSale;
using Ticketing.EventTicketing.Features.RegisterUser;
using Ticketing.EventTicketing.Features.ScanTickets;
using Ticketing.EventTicketing.Infrastructure.Http;

namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>JSON of the public HTTP API: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RegisterUserRequest))]
[JsonSerializable(typeof(ChangeMeRequest))]
[JsonSerializable(typeof(LogInRequest))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(EventDraft))]
[JsonSerializable(typeof(EventAnswer))]
[JsonSerializable(typeof(EventListAnswer))]
[JsonSerializable(typeof(TicketListAnswer))]
[JsonSerializable(typeof(SeatSections))]
[JsonSerializable(typeof(MyTicketsAnswer))]
[JsonSerializable(typeof(DoorStaffRequest))]
[JsonSerializable(typeof(DoorStaffAnswer))]
[JsonSerializable(typeof(DoorStaffListAnswer))]
[JsonSerializable(typeof(ScanRequest))]
[JsonSerializable(typeof(ScanBatchRequest))]
[JsonSerializable(typeof(UndoRequest))]
[JsonSerializable(typeof(ScanAnswer))]
[JsonSerializable(typeof(ScanBatchAnswer))]
[JsonSerializable(typeof(AdmissionsAnswer))]
[JsonSerializable(typeof(ScanConflictListAnswer))]
[JsonSerializable(typeof(TicketKeysAnswer))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
public sealed partial class EventTicketingJson : JsonSerializerContext;
