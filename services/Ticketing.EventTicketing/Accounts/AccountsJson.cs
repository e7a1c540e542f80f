using System.Text.Json.Serialization;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>JSON of the account endpoints: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RegisterUserRequest))]
[JsonSerializable(typeof(ChangeMeRequest))]
[JsonSerializable(typeof(LogInRequest))]
[JsonSerializable(typeof(SessionListResponse))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(UserResponse))]
internal sealed partial class AccountsJson : JsonSerializerContext;
