using System.Text.Json.Serialization;
using Ticketing.EventTicketing.Teams.ApiKeys;
using Ticketing.EventTicketing.Teams.Members;

namespace Ticketing.EventTicketing.Teams;

/// <summary>JSON of teams and API keys: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TeamInvitationRequest))]
[JsonSerializable(typeof(TeamRoleRequest))]
[JsonSerializable(typeof(TeamResponse))]
[JsonSerializable(typeof(MyTeamsResponse))]
[JsonSerializable(typeof(ActingTokenResponse))]
[JsonSerializable(typeof(CreateApiKeyRequest))]
[JsonSerializable(typeof(ApiKeyListResponse))]
[JsonSerializable(typeof(CreatedApiKeyResponse))]
[JsonSerializable(typeof(ApiTokenRequest))]
[JsonSerializable(typeof(ApiTokenResponse))]
internal sealed partial class TeamsJson : JsonSerializerContext;
