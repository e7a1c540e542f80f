using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Accounts;

[Collection(DatabaseTests.Name)]
public sealed class LimitTests(EventDatabase database)
{
    private static readonly AccountsOptions OneAtATime = new()
    {
        PasswordIterations = 100_000, PasswordLanes = 1, PasswordQueue = 1,
    };

    [Fact]
    public async Task The_password_queue_refuses_what_it_has_no_place_for_and_goes_on_afterwards()
    {
        using var passwords = new Passwords(Options.Create(OneAtATime));

        // Threads of their own: a pool of one thread would do one after another.
        using var start = new Barrier(20);
        var checks = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return passwords.CheckAsync(null, "whatever", default);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

        checks.ShouldContain((PasswordCheck?)null, "twenty at once do not fit a queue of one behind one");
        checks.ShouldContain(PasswordCheck.Wrong);
        (await passwords.HashAsync("correct horse", default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Hashes_are_made_on_threads_that_give_way()
    {
        using var threads = new YieldingThreads(1, "test");
        if (OperatingSystem.IsLinux())
        {
            var thread = await threads.RunAsync(() => File.ReadAllText("/proc/thread-self/stat"), default);
            // After the name in brackets: the state is the 3rd field, the niceness the 19th (proc(5)).
            thread[(thread.LastIndexOf(')') + 2)..].Split(' ')[19 - 3].ShouldBe("10");
        }

        (await threads.RunAsync(() => Environment.CurrentManagedThreadId, default))
            .ShouldNotBe(Environment.CurrentManagedThreadId);
    }

    [Fact]
    public async Task A_hash_made_with_fewer_rounds_is_right_but_outdated()
    {
        using var before = new Passwords(Options.Create(OneAtATime));
        using var now = new Passwords(Options.Create(new AccountsOptions { PasswordIterations = 150_000 }));
        var hash = await before.HashAsync("correct horse", default);

        (await now.CheckAsync(hash, "correct horse", default)).ShouldBe(PasswordCheck.RightButOutdated);
        (await now.CheckAsync(hash, "wrong horse", default)).ShouldBe(PasswordCheck.Wrong);
        (await before.CheckAsync(hash, "correct horse", default)).ShouldBe(PasswordCheck.Right);
    }

    [Fact]
    public async Task Too_many_registrations_from_one_address_are_refused_for_a_while()
    {
        await using var service = new TicketingService(database.ConnectionString);
        using var client = service
            .WithWebHostBuilder(b => b.UseSetting("Ticketing:Users:RegistrationsPerMinutePerAddress", "2"))
            .CreateClient();
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add(await client.PostAsJsonAsync("/users/register", new { role = "buyer" }));
        }

        answers.Take(2).ShouldAllBe(a => a.StatusCode == HttpStatusCode.BadRequest);
        await UserEndpointTests.Refused(answers[2], HttpStatusCode.TooManyRequests, "too-many-requests");
        answers[2].Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task An_address_makes_so_many_accounts_a_day_at_all_replicas_together()
    {
        const int Limit = 5;
        var connectionString = await database.NewDatabaseAsync();
        await using var one = new TicketingService(connectionString);
        await using var two = new TicketingService(connectionString);
        using var here = Limited(one, Limit);
        using var there = Limited(two, Limit);

        var answers = await Task.WhenAll(Enumerable.Range(0, 3 * Limit).Select(i => RegisterAsync(i % 2 == 0 ? here : there)));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(Limit);
        var refused = answers.First(a => a.StatusCode != HttpStatusCode.Created);
        await UserEndpointTests.Refused(refused, HttpStatusCode.TooManyRequests, "too-many-requests");
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromHours(23), TimeSpan.FromHours(24));
    }

    private static HttpClient Limited(TicketingService service, int perDay) => service
        .WithWebHostBuilder(b => b.UseSetting("Ticketing:Users:RegistrationsPerDayPerAddress", $"{perDay}"))
        .CreateClient();

    private static Task<HttpResponseMessage> RegisterAsync(HttpClient client) => client.PostAsJsonAsync(
        "/users/register",
        new { email = $"{Guid.NewGuid():N}@example.org", password = "correct horse", name = "Ada", role = "buyer" });
}
