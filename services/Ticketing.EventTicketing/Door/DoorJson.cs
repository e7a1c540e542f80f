using System.Text.Json.Serialization;
using Ticketing.EventTicketing.Door.Invitations;
using Ticketing.EventTicketing.Door.ScanTickets;

namespace Ticketing.EventTicketing.Door;

/// <summary>JSON of the door's endpoints: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DoorInvitationRequest))]
[JsonSerializable(typeof(DoorInvitationListResponse))]
[JsonSerializable(typeof(MyDoorsResponse))]
[JsonSerializable(typeof(DoorStaffResponse))]
[JsonSerializable(typeof(DoorStaffListResponse))]
[JsonSerializable(typeof(ScanRequest))]
[JsonSerializable(typeof(ScanBatchRequest))]
[JsonSerializable(typeof(UndoRequest))]
[JsonSerializable(typeof(ScanResponse))]
[JsonSerializable(typeof(ScanBatchResponse))]
[JsonSerializable(typeof(TicketLookUpRequest))]
[JsonSerializable(typeof(TicketLookUpResponse))]
[JsonSerializable(typeof(AdmissionsResponse))]
[JsonSerializable(typeof(ScanConflictListResponse))]
internal sealed partial class DoorJson : JsonSerializerContext;
