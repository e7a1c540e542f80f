using System.Text.Json.Serialization;
using Ticketing.SeatReservation.Features.AuditLog;
using Ticketing.SeatReservation.Features.AuditSeats;
using Ticketing.SeatReservation.Features.GetSeats;
using Ticketing.SeatReservation.Features.GetSectionOverview;
using Ticketing.SeatReservation.Features.GetSubsectionStatistics;
using Ticketing.SeatReservation.Features.RebuildSeats;
using Ticketing.SeatReservation.Features.StreamSeatChanges;

namespace Ticketing.SeatReservation.Infrastructure;

/// <summary>JSON of the HTTP answers and streams: snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EventSections))]
[JsonSerializable(typeof(SectionDetail))]
[JsonSerializable(typeof(SubsectionStatistics))]
[JsonSerializable(typeof(SubsectionSeats))]
[JsonSerializable(typeof(SnapshotEvent))]
[JsonSerializable(typeof(ChangeEvent))]
[JsonSerializable(typeof(AuditAnswer))]
[JsonSerializable(typeof(RebuildAnswer))]
[JsonSerializable(typeof(LogAuditAnswer))]
internal sealed partial class SeatJson : JsonSerializerContext;
