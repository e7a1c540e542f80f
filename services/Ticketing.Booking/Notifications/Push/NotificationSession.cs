using System.Net.WebSockets;
using System.Text.Json;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Notifications.Push;

/// <summary>
/// One open socket. To the client: <c>{"type":"unread",…}</c> first, then <c>{"type":"notification",…}</c> and
/// <c>{"type":"read","unread":2}</c>. From the client: <c>{"type":"ack","ids":["…"]}</c>, which marks them as read.
/// </summary>
internal sealed partial class NotificationSession(
    WebSocket socket, NotificationConnection connection, NotificationStore store, IEventDirectory events,
    ILogger<NotificationSession> logger)
{
    /// <summary>Close status of a token that is over: the client refreshes it and connects again.</summary>
    public const WebSocketCloseStatus TokenExpired = (WebSocketCloseStatus)4401;

    // Of a resync; the list has all unread notifications.
    private const int MaxUnread = 20;
    private const int MaxAckIds = 100;

    // 100 ids are 4 KB.
    private const int MaxMessageBytes = 8 * 1024;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Until the client leaves, the token is over or the service stops.</summary>
    public async Task RunAsync(CancellationToken expired, CancellationToken stopping, CancellationToken aborted)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(expired, stopping, aborted);
        // A token of its own: cancelling a receive aborts the socket, so that no close frame could be sent.
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var receiving = ReceiveAsync(gone.Token);
        var sending = SendAsync(ends.Token);
        var first = await Task.WhenAny(receiving, sending);
        await ends.CancelAsync();
        var why = first == receiving ? await receiving : (WebSocketCloseStatus?)null;
        try
        {
            await sending;
        }
        catch (Exception e) when (IsEnd(e))
        {
            // How a socket ends.
        }
        await CloseAsync(why ?? (expired.IsCancellationRequested
            ? TokenExpired
            : WebSocketCloseStatus.EndpointUnavailable));
        // Waits for the client's answering close frame: ours would be lost if the connection ended first.
        gone.CancelAfter(CloseTimeout);
        await receiving;
    }

    private async Task SendAsync(CancellationToken ct)
    {
        while (true)
        {
            if (connection.TakeResync())
            {
                await SendUnreadAsync(ct);
            }
            while (connection.TryRead(out var frame))
            {
                if (frame!.Json.Length > 0 && (frame.Id is not { } id || connection.MarkSent(id)))
                {
                    await socket.SendAsync(frame.Json, WebSocketMessageType.Text, true, ct);
                }
            }
            await connection.WaitAsync(ct);
        }
    }

    private async Task SendUnreadAsync(CancellationToken ct)
    {
        var rows = await store.PageAsync(connection.UserId, long.MaxValue, true, MaxUnread, ct);
        foreach (var row in rows)
        {
            connection.MarkSent(row.Id);
        }
        var push = new UnreadPush(
            [.. rows.Select(row => NotificationResponse.Of(row, events))],
            await store.CountUnreadAsync(connection.UserId, ct));
        await socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(push, NotificationsJson.Default.UnreadPush).AsMemory(),
            WebSocketMessageType.Text, true, ct);
    }

    /// <returns>With which status to close; null when the other side is gone.</returns>
    private async Task<WebSocketCloseStatus?> ReceiveAsync(CancellationToken ct)
    {
        var buffer = new byte[MaxMessageBytes];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), ct);
                    length += part.Count;
                    if (length == buffer.Length)
                    {
                        return WebSocketCloseStatus.MessageTooBig;
                    }
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return WebSocketCloseStatus.NormalClosure;
                }
                if (ReadAcknowledgedIds(buffer.AsSpan(0, length)) is not { } ids)
                {
                    return WebSocketCloseStatus.InvalidPayloadData;
                }
                await store.MarkReadAsync(connection.UserId, ids, ct);
                var answer = new ReadAnswer(await store.CountUnreadAsync(connection.UserId, ct));
                connection.Offer(new NotificationFrame(
                    null, JsonSerializer.SerializeToUtf8Bytes(answer, NotificationsJson.Default.ReadAnswer)));
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            return null;
        }
        catch (System.Data.Common.DbException e)
        {
            // The client connects again and sees what was marked.
            LogNotMarked(logger, e.Message);
            return WebSocketCloseStatus.InternalServerError;
        }
    }

    /// <summary>Null for anything that is not an acknowledgement.</summary>
    private static Guid[]? ReadAcknowledgedIds(ReadOnlySpan<byte> json)
    {
        try
        {
            var request = JsonSerializer.Deserialize(json, NotificationsJson.Default.MarkReadRequest);
            return request is { Type: "ack", Ids.Length: <= MaxAckIds } ? request.Ids : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task CloseAsync(WebSocketCloseStatus status)
    {
        using var timeout = new CancellationTokenSource(CloseTimeout);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(
                    status, status == TokenExpired ? "token-expired" : null, timeout.Token);
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The client is gone already.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Notifications could not be marked as read; their socket is closed ({Error})")]
    private static partial void LogNotMarked(ILogger logger, string error);

    private static bool IsEnd(Exception e) =>
        e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException;
}
