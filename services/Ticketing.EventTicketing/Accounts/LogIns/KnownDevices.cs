using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Accounts.LogIns;

/// <summary>
/// Browsers in which an account's owner has logged in before, told by a cookie (OWASP: "Slow Down Online Guessing Attacks
/// with Device Cookies"). It opens nothing: it only gives the browser a lane of its own at log-in.
/// </summary>
internal sealed class KnownDevices(Database database, TimeProvider time)
{
    /// <summary>Of one account; one more takes the place of the one that was used longest ago.</summary>
    private const int MaxPerUser = 20;

    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    private const string Find =
        """
        SELECT device_hash FROM known_devices
        WHERE device_hash = @Hash AND user_id = @UserId AND last_used_at > @Since
        """;

    private const string Remember =
        """
        WITH forgotten AS (
            DELETE FROM known_devices WHERE device_hash IN (
                SELECT device_hash FROM known_devices WHERE user_id = @UserId AND device_hash <> @Hash
                ORDER BY last_used_at DESC OFFSET @Others))
        INSERT INTO known_devices AS d (device_hash, user_id, last_used_at) VALUES (@Hash, @UserId, @Now)
        ON CONFLICT (device_hash) DO UPDATE SET last_used_at = @Now WHERE d.user_id = @UserId
        """;

    /// <summary>The hash of the request's cookie if the account knows it, else null.</summary>
    public async Task<byte[]?> FindAsync(HttpRequest request, Guid userId, CancellationToken ct) =>
        DeviceCookie.Read(request) is { } secret && RefreshSecret.IsWellFormed(secret)
            ? await database.FindAsync<byte[]>(
                Find,
                new { Hash = RefreshSecret.HashOf(secret), UserId = userId, Since = time.GetUtcNow() - Life }, ct)
            : null;

    /// <summary>Makes the browser one that the account knows: by its cookie, or by a new one.</summary>
    public async Task RememberAsync(HttpContext context, Guid userId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        // Two people of one browser have a cookie each time the other logs in; the newest is known to its own account.
        var known = await FindAsync(context.Request, userId, ct);
        var secret = known is null ? RefreshSecret.New() : DeviceCookie.Read(context.Request)!;
        await database.ExecuteAsync(
            Remember,
            new { Hash = RefreshSecret.HashOf(secret), UserId = userId, Now = now, Others = MaxPerUser - 1 }, ct);
        DeviceCookie.Write(context, secret, now + Life);
    }
}

/// <summary>The browser's cookie: no script reads it and no other site sends it.</summary>
internal static class DeviceCookie
{
    private const string SecureName = "__Host-ticketing-device";
    private const string PlainName = "ticketing-device";

    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request)];

    public static void Write(HttpContext context, string secret, DateTimeOffset expires) =>
        context.Response.Cookies.Append(
            NameFor(context.Request), secret, SessionCookie.OptionsFor(context.Request, expires));

    private static string NameFor(HttpRequest request) => SessionCookie.IsSecure(request) ? SecureName : PlainName;
}
