namespace Ticketing.EmbeddedBroker.Protocol;

/// <summary>
/// Error codes of the Kafka protocol that are given here
/// (https://kafka.apache.org/protocol#protocol_error_codes).
/// </summary>
internal static class ErrorCodes
{
    public const short None = 0;
    public const short InvalidTopic = 17;
    public const short TopicAlreadyExists = 36;
    public const short InvalidPartitions = 37;
    public const short InvalidReplicationFactor = 38;
}

/// <summary>Request types that the proxy looks into (https://kafka.apache.org/protocol#protocol_api_keys).</summary>
internal static class ApiKeys
{
    public const short Metadata = 3;
    public const short JoinGroup = 11;
    public const short ApiVersions = 18;
    public const short CreateTopics = 19;
    public const short DeleteTopics = 20;
}
