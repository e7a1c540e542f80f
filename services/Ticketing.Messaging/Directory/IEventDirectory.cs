using Ticketing.Contracts;
using Ticketing.Contracts.Seating;

namespace Ticketing.Messaging.Directory;

/// <summary>This process's copy of the event directory, at most one poll interval behind event-ticketing.</summary>
public interface IEventDirectory
{
    /// <summary>Grows with every change of the copy.</summary>
    long Generation { get; }

    /// <summary>All known events, the ended ones included.</summary>
    IReadOnlyCollection<EventDirectoryEntry> All { get; }

    /// <summary>The event, or null if it is unknown here.</summary>
    EventDirectoryEntry? Find(EventId id);

    /// <summary>Completes when <see cref="Generation"/> is above <paramref name="seen"/>.</summary>
    Task WaitForChangeAsync(long seen, CancellationToken cancellation);

    /// <summary>
    /// Completes when the copy has every change that the source had at the time of the call. Callers share one read.
    /// Completes without it when the source is away, or slower than
    /// <see cref="MessagingOptions.DirectoryCatchUpTimeout"/>: then the copy is the best there is.
    /// </summary>
    Task CatchUpAsync(CancellationToken cancellation);
}

/// <summary>Where the directory comes from: event-ticketing over HTTP, or its own database.</summary>
public interface IEventDirectorySource
{
    /// <summary>Entries with a version above <paramref name="after"/>, oldest first, at most 100.</summary>
    Task<EventDirectoryPage> ReadAsync(long after, CancellationToken cancellation);
}

/// <summary>A service's own durable copy, so that it starts and works while event-ticketing is away.</summary>
public interface IEventDirectoryStore
{
    /// <summary>Everything stored.</summary>
    Task<IReadOnlyList<EventDirectoryEntry>> LoadAsync(CancellationToken cancellation);

    /// <summary>Inserts or replaces the entries; an older version never replaces a newer one.</summary>
    Task SaveAsync(IReadOnlyList<EventDirectoryEntry> changed, CancellationToken cancellation);
}
