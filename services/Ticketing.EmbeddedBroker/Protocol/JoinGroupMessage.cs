using System.Buffers.Binary;

namespace Ticketing.EmbeddedBroker.Protocol;

/// <summary>
/// JoinGroup, key 11 (https://kafka.apache.org/protocol#The_Messages_JoinGroup): <c>group_id STRING, session_timeout_ms
/// INT32, …</c>; flexible from version 6.
/// </summary>
internal static class JoinGroupMessage
{
    /// <summary>The newest version whose layout is known here; no newer one is offered.</summary>
    public const short MaxVersion = 6;

    private const short FirstFlexible = 6;

    /// <summary>
    /// Clients are told to send a heartbeat at least three times a session; librdkafka does each 3 s by
    /// default.
    /// </summary>
    private const int HeartbeatsPerSession = 3;
    private const int DefaultHeartbeatMs = 3000;

    /// <summary>
    /// 1 s that the mock cluster takes off the session for its wait, and 1 s for a member to rejoin in.
    /// </summary>
    private const int MarginMs = 2000;

    /// <summary>
    /// Shortens the session that a member asks for, in place. The mock cluster keeps a group waiting for
    /// <c>session - 1 s</c> whenever a member comes or goes (44 s with librdkafka's defaults), where a real
    /// broker waits only until all members have rejoined. They do so at their next heartbeat, so the wait has
    /// to be longer than that, and need not be much longer.
    /// </summary>
    public static byte[] ShortenSession(byte[] request, short version)
    {
        var body = RequestHeader.Body(request, version >= FirstFlexible);
        body.TextBytes();
        var field = request.AsSpan(body.Position, sizeof(int));
        var asked = body.Int32();
        var heartbeat = Math.Min(DefaultHeartbeatMs, asked / HeartbeatsPerSession);
        BinaryPrimitives.WriteInt32BigEndian(field, Math.Min(asked, heartbeat + MarginMs));
        return request;
    }
}
