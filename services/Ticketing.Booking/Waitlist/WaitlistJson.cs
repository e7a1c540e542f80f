using System.Text.Json.Serialization;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Booking.Waitlist.JoinWaitlist;

namespace Ticketing.Booking.Waitlist;

/// <summary>JSON of the waitlist in the public API: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WaitlistEntryResponse))]
[JsonSerializable(typeof(WaitlistEntriesResponse))]
[JsonSerializable(typeof(JoinWaitlistRequest))]
[JsonSerializable(typeof(WaitlistAuditResponse))]
[JsonSerializable(typeof(WaitlistSummary))]
[JsonSerializable(typeof(WaitlistReplayResult))]
internal sealed partial class WaitlistJson : JsonSerializerContext;
