namespace Ticketing.AppHost.Startup;

/// <summary>
/// The system cannot start, for a reason that the caller can mend. The message says what is wrong and what to do; the
/// console shows it as one line, without a stack.
/// </summary>
internal sealed class StartException(string message) : DistributedApplicationException(message);
