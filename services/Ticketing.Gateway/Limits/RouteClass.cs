namespace Ticketing.Gateway.Limits;

/// <summary>Requests that share their limits.</summary>
internal enum RouteClass
{
    /// <summary>What the gateway answers by itself: pages and the API reference.</summary>
    Pages,

    /// <summary>Reads of the API.</summary>
    Reads,

    /// <summary>Changes that are none of the others.</summary>
    Writes,

    /// <summary>Orders, payments, refunds, the waitlist.</summary>
    Orders,

    /// <summary>New events: the largest bodies.</summary>
    Plans,

    /// <summary>Uploads of pictures.</summary>
    Pictures,

    /// <summary>Scans that a device made without a network.</summary>
    Scans,

    /// <summary>Log-in and registration: each costs a password hash.</summary>
    LogIn,

    /// <summary>Calls of payment providers, which anybody may send.</summary>
    Webhooks,

    /// <summary>Proofs of a draw, of megabytes.</summary>
    Proofs,

    /// <summary>Server-sent events and WebSockets.</summary>
    Streams,
}
