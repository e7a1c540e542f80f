using System.Text.Json.Serialization;

namespace Ticketing.Messaging.Auditing;

/// <summary>JSON of the audit log: snake case, between services too.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AuditPage))]
[JsonSerializable(typeof(List<AuditEntry>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
public sealed partial class AuditJson : JsonSerializerContext;
