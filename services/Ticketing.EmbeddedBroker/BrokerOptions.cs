using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ticketing.EmbeddedBroker;

/// <summary>What the command line says.</summary>
/// <param name="Port">TCP port on the loopback addresses; 0 takes a free one, which the first line of output
/// names.</param>
/// <param name="Partitions">Partitions of a topic made without a number of its own.</param>
public sealed record BrokerOptions(int Port, int Partitions)
{
    /// <summary>As many as every topic of the product has.</summary>
    public const int DefaultPartitions = 10;

    /// <summary>librdkafka's own limit is higher; a slip of the keyboard should not allocate by the million.</summary>
    public const int MaxPartitions = 1000;

    public const string Usage = """
        Usage: Ticketing.EmbeddedBroker --port N [--partitions 10]
          --port N         loopback port to listen on; 0 takes a free one
          --partitions N   partitions of a topic that is made without saying how many (default 10)
        Speaks the Kafka protocol with the broker inside librdkafka. Nothing is kept on disk.
        """;

    /// <summary>
    /// False with a complaint in words when an argument is unknown, lacks its value or is out of range.
    /// </summary>
    public static bool TryParse(
        string[] args,
        [NotNullWhen(true)] out BrokerOptions? options,
        [NotNullWhen(false)] out string? complaint)
    {
        int? port = null;
        var partitions = DefaultPartitions;
        options = null;
        complaint = null;
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            switch (args[i])
            {
                case "--port" when isNumber && number <= ushort.MaxValue:
                    port = number;
                    break;
                case "--partitions" when isNumber && number is > 0 and <= MaxPartitions:
                    partitions = number;
                    break;
                default:
                    complaint = $"Not understood: '{args[i]} {value}'.";
                    return false;
            }
        }

        if (port is null)
        {
            complaint = "--port is missing.";
            return false;
        }

        options = new BrokerOptions(port.Value, partitions);
        return true;
    }
}
