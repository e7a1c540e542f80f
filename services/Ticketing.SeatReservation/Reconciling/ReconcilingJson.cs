using System.Text.Json.Serialization;
using Ticketing.SeatReservation.Reconciling.Audit;
using Ticketing.SeatReservation.Reconciling.AuditLog;
using Ticketing.SeatReservation.Reconciling.Rebuild;

namespace Ticketing.SeatReservation.Reconciling;

/// <summary>JSON of the operators' endpoints: snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AuditSeatsResponse))]
[JsonSerializable(typeof(RebuildSeatsResponse))]
[JsonSerializable(typeof(AuditSeatLogResponse))]
internal sealed partial class ReconcilingJson : JsonSerializerContext;
