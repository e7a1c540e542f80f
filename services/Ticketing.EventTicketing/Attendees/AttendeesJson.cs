using System.Text.Json.Serialization;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>JSON of names and answers: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AttendeeRulesResponse))]
[JsonSerializable(typeof(AttendeeRulesRequest))]
[JsonSerializable(typeof(AttendeeListResponse))]
[JsonSerializable(typeof(OrderAttendeesRequest))]
[JsonSerializable(typeof(OrderAttendeesResponse))]
[JsonSerializable(typeof(IReadOnlyList<AttendeeQuestion>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class AttendeesJson : JsonSerializerContext;
