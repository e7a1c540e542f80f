namespace Ticketing.Messaging;

/// <summary>Settings of messaging; section <c>Ticketing:Messaging</c>.</summary>
public sealed class MessagingOptions
{
    /// <summary>
    /// The service's name in topics and groups, see <see cref="Ticketing.Contracts.Channels.ServiceNames"/>.
    /// </summary>
    public string ServiceName { get; set; } = "";

    /// <summary><c>host:port</c> list, from connection string <c>kafka</c>.</summary>
    public string BootstrapServers { get; set; } = "";

    /// <summary>
    /// Copies of each topic: −1 for the broker's default (3 in production, 1 on a developer's machine).
    /// </summary>
    public short ReplicationFactor { get; set; } = -1;

    /// <summary>
    /// How long the broker may hold an empty fetch. The default suits the embedded broker, which answers no
    /// sooner when a message comes; Apache Kafka does, and longer waits cost it and the consumers nothing but
    /// fewer empty answers.
    /// </summary>
    public TimeSpan FetchWait { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// While messages wait to be taken, the next fetch is this far away: an answered fetch costs the broker and the client a
    /// third of a millisecond however little it brings, and each record would be answered alone. The first message after a
    /// pause comes at once, because then the broker holds a fetch. Zero: no such wait, for the embedded broker, whose
    /// answer to a fetch is never more than one produced batch of a partition.
    /// </summary>
    public TimeSpan FetchInterval { get; set; } = TimeSpan.Zero;

    /// <summary>How often the event directory is asked for changes: what a new event waits for at most.</summary>
    public TimeSpan DirectoryPollInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Least time between two reads of the directory, however many callers want it current.</summary>
    public TimeSpan DirectoryCatchUpInterval { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a caller waits at most for the directory to be current.</summary>
    public TimeSpan DirectoryCatchUpTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a service's own store of the directory may take to answer; then it is asked again. A service does not
    /// serve before it has its copy.
    /// </summary>
    public TimeSpan DirectoryStoreTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the broker is asked who it is; a new cluster id means that the log was lost.</summary>
    public TimeSpan BrokerCheckInterval { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long sent outbox rows are kept to be sent again after the log was lost. Longer than any consumer
    /// lags behind.
    /// </summary>
    public TimeSpan OutboxRetention { get; set; } = TimeSpan.FromHours(1);
}
