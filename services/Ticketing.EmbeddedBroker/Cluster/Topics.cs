using System.Collections.Concurrent;
using Ticketing.EmbeddedBroker.Protocol;

namespace Ticketing.EmbeddedBroker.Cluster;

/// <summary>
/// The topics of the cluster, made with the number of partitions that was asked or else the default one.
/// </summary>
internal sealed class Topics(MockCluster cluster, int defaultPartitions)
{
    /// <summary>The protocol's own limit for a topic's name.</summary>
    private const int MaxNameLength = 249;

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>
    /// Makes a topic that a client is about to use. The mock cluster would make it itself, but with 4 partitions.
    /// </summary>
    public void MakeOnFirstUse(string name)
    {
        if (!_known.ContainsKey(name) && IsLegal(name))
        {
            Remember(name, cluster.CreateTopic(name, defaultPartitions));
        }
    }

    /// <param name="partitions">-1 asks for the default.</param>
    /// <param name="replicationFactor">1, or -1 for the default: there is one broker.</param>
    /// <param name="validateOnly">Answers as if, and makes nothing.</param>
    /// <returns>The protocol error code for the CreateTopics answer.</returns>
    public short Create(string name, int partitions, short replicationFactor, bool validateOnly)
    {
        var asked = partitions == -1 ? defaultPartitions : partitions;
        if (!IsLegal(name))
        {
            return ErrorCodes.InvalidTopic;
        }

        if (asked is < 1 or > BrokerOptions.MaxPartitions)
        {
            return ErrorCodes.InvalidPartitions;
        }

        if (replicationFactor is not (1 or -1))
        {
            return ErrorCodes.InvalidReplicationFactor;
        }

        if (validateOnly)
        {
            return _known.ContainsKey(name) ? ErrorCodes.TopicAlreadyExists : ErrorCodes.None;
        }

        var error = cluster.CreateTopic(name, asked);
        Remember(name, error);
        return error;
    }

    /// <returns>The protocol error code for the DeleteTopics answer.</returns>
    public short Delete(string name)
    {
        var error = cluster.DeleteTopic(name);
        _known.TryRemove(name, out _);
        return error;
    }

    private void Remember(string name, short error)
    {
        if (error is ErrorCodes.None or ErrorCodes.TopicAlreadyExists)
        {
            _known[name] = true;
        }
    }

    private static bool IsLegal(string name) =>
        name.Length is > 0 and <= MaxNameLength
        && name is not ("." or "..")
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
