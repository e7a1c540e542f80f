using System.Text.Json.Serialization;

namespace Ticketing.EventTicketing.PersonalData;

/// <summary>JSON of personal data: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DeleteGuestRequest))]
[JsonSerializable(typeof(DeleteMeRequest))]
internal sealed partial class PersonalDataJson : JsonSerializerContext;
