using System.Text.Json.Serialization;

namespace Ticketing.Booking.Codes;

/// <summary>JSON of codes in the public API: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CreateCodesRequest))]
[JsonSerializable(typeof(EditCodeRequest))]
[JsonSerializable(typeof(CreatedCodesResponse))]
[JsonSerializable(typeof(CodeResponse))]
[JsonSerializable(typeof(CodePage))]
[JsonSerializable(typeof(StoppedCodesResponse))]
internal sealed partial class CodesJson : JsonSerializerContext;
