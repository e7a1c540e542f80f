using Ticketing.ServiceDefaults.Outages;

namespace Ticketing.Messaging.Consuming;

/// <summary>
/// The work cannot be done yet for a reason that passes, for example seats that are not initialised yet.
/// </summary>
public sealed class RetryLaterException(string reason) : OutageException(reason);
