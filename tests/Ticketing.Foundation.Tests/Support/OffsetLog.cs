using System.Reflection;
using Confluent.Kafka;

namespace Ticketing.Foundation.Tests.Support;

/// <summary>A consumer of which only the stored offsets matter; whatever else is asked of it fails.</summary>
public class OffsetLog : DispatchProxy
{
    private readonly List<TopicPartitionOffset> _stored = [];

    /// <summary>The consumer, and what is stored with it, in order.</summary>
    public static (IConsumer<string, byte[]> Consumer, IReadOnlyList<TopicPartitionOffset> Stored) Create()
    {
        var consumer = Create<IConsumer<string, byte[]>, OffsetLog>();
        return (consumer, ((OffsetLog)(object)consumer)._stored);
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod?.Name != nameof(IConsumer<,>.StoreOffset) || args is not [TopicPartitionOffset offset])
        {
            throw new NotSupportedException(targetMethod?.Name);
        }

        _stored.Add(offset);
        return null;
    }
}
