using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;

namespace Ticketing.Benchmarks.Rig;

/// <summary>
/// What strangers do to a gateway that trusts the proxy 127.0.0.1: each request names the address it comes from. An attack
/// goes on until it is cancelled and says what became of it.
/// </summary>
internal static class Attacks
{
    private const int Slow = 300;
    private const int SlowBodyBytes = 6_000;
    private const int Streams = 2_000;
    private const int LogInsPerSecond = 40;
    private const int LogInAddresses = 200;
    private const int LogInAccounts = 20;
    private const string Password = "a long enough password 7";

    private static readonly TimeSpan SendInterval = TimeSpan.FromMilliseconds(250);
    private static readonly byte[] Piece = Encoding.ASCII.GetBytes(new string(' ', 100));

    /// <summary>300 connections that send 6,000 bytes at 400 a second, and begin anew when they are cut off.</summary>
    public static async Task<string> SlowBodiesAsync(Uri gateway, string path, int addresses, CancellationToken ct)
    {
        var ends = new ConcurrentDictionary<string, int>();
        await Task.WhenAll(Enumerable.Range(0, Slow).Select(async n =>
        {
            while (!ct.IsCancellationRequested)
            {
                var end = await OneSlowBodyAsync(gateway, path, AddressOf(n % addresses), ct);
                ends.AddOrUpdate(end, 1, (_, count) => count + 1);
                await Task.WhenAny(Task.Delay(SendInterval, ct));
            }
        }));
        return TextOf(ends);
    }

    /// <summary>2,000 streams of seat changes, opened by one address, which are kept open.</summary>
    public static async Task<string> StreamsAsync(Uri gateway, long eventId, CancellationToken ct)
    {
        var ends = new ConcurrentDictionary<string, int>();
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(async _ =>
        {
            using var socket = await ConnectAsync(gateway);
            var path = string.Create(CultureInfo.InvariantCulture, $"/api/seat_reservation/{eventId}/changes");
            await socket.SendAsync(Encoding.ASCII.GetBytes(
                $"GET {path} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {AddressOf(0)}\r\n\r\n"));
            ends.AddOrUpdate(await StatusAsync(socket, ct), 1, (_, count) => count + 1);
            while (!ct.IsCancellationRequested && await ReadAsync(socket, new byte[4_096], ct) > 0)
            {
                // Reads along.
            }
        }));
        return TextOf(ends);
    }

    /// <summary>40 log-ins a second with the right password, each a hash of a tenth of a second, from 200 addresses.</summary>
    public static async Task<Func<CancellationToken, Task<string>>> LogInsAsync(Uri gateway)
    {
        var http = new HttpClient { BaseAddress = gateway };
        var emails = new List<string>();
        for (var n = 0; n < LogInAccounts; n++)
        {
            emails.Add($"{Guid.NewGuid():n}@example.com");
            using var answer = await SendAsync(http, "/users/register", n, new
            {
                email = emails[n],
                password = Password,
                name = "Ada",
                role = "buyer",
            });
            answer.EnsureSuccessStatusCode();
        }

        return async ct =>
        {
            var ends = new ConcurrentDictionary<string, int>();
            var running = new List<Task>();
            using var clock = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / LogInsPerSecond));
            for (var n = 0; await TickAsync(clock, ct); n++)
            {
                var (email, address) = (emails[n % LogInAccounts], n % LogInAddresses);
                running.Add(Task.Run(
                    async () =>
                    {
                        using var answer = await SendAsync(http, "/users/login", address, new { email, password = Password });
                        ends.AddOrUpdate(((int)answer.StatusCode).ToString(), 1, (_, count) => count + 1);
                    },
                    CancellationToken.None));
            }

            await Task.WhenAll(running);
            return TextOf(ends);
        };
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, string path, int address, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Forwarded-For", AddressOf(address));
        return await http.SendAsync(request);
    }

    private static async Task<string> OneSlowBodyAsync(Uri gateway, string path, string address, CancellationToken ct)
    {
        try
        {
            using var socket = await ConnectAsync(gateway);
            await socket.SendAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"POST {path} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {address}\r\nContent-Type: application/json\r\n"
                + $"Content-Length: {SlowBodyBytes}\r\n\r\n{{")));
            var answer = StatusAsync(socket, ct);
            while (!answer.IsCompleted && !ct.IsCancellationRequested)
            {
                await socket.SendAsync(Piece);
                await Task.WhenAny(answer, Task.Delay(SendInterval, ct));
            }

            return await answer;
        }
        catch (SocketException)
        {
            return "cut off";
        }
    }

    /// <summary>The status of the answer's first line; "cut off" or "kept open" without one.</summary>
    private static async Task<string> StatusAsync(Socket socket, CancellationToken ct)
    {
        var buffer = new byte[64];
        var count = await ReadAsync(socket, buffer, ct);
        return count > 0 ? Encoding.ASCII.GetString(buffer, 0, count).Split(' ')[1]
            : ct.IsCancellationRequested ? "kept open" : "cut off";
    }

    private static async Task<int> ReadAsync(Socket socket, byte[] buffer, CancellationToken ct)
    {
        try
        {
            return await socket.ReceiveAsync(buffer, ct);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            return 0;
        }
    }

    private static async Task<bool> TickAsync(PeriodicTimer clock, CancellationToken ct)
    {
        try
        {
            return await clock.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<Socket> ConnectAsync(Uri gateway)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(gateway.Host, gateway.Port);
        return socket;
    }

    private static string AddressOf(int number) => string.Create(
        CultureInfo.InvariantCulture, $"10.6.{number / 250}.{1 + (number % 250)}");

    private static string TextOf(ConcurrentDictionary<string, int> ends) =>
        string.Join(", ", ends.OrderBy(end => end.Key, StringComparer.Ordinal).Select(end => $"{end.Key}: {end.Value:N0}"));
}
