using Microsoft.Extensions.Logging.Abstractions;
using Ticketing.Contracts.Messages;
using Ticketing.Foundation.Tests.Support;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.TestKit;

namespace Ticketing.Foundation.Tests.Api;

/// <summary>
/// A service refuses the access tokens of a session that ended. Before, it could not know, and they stayed good until they
/// expired.
/// </summary>
public sealed class EndedSessionsTests : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private static readonly UserId User = UserId.Parse("01920000-0000-7000-8000-0000000000bb", null);

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
    private readonly SigningKey _key = new();
    private readonly EndedSessions _ended;
    private readonly AccessTokens _tokens;
    private readonly Guid _session = Guid.NewGuid();

    public EndedSessionsTests()
    {
        _ended = new EndedSessions(_clock);
        _tokens = new AccessTokens(_key.PublicKey, _clock, _ended);
    }

    public void Dispose()
    {
        _tokens.Dispose();
        _key.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_token_is_refused_once_its_session_ended_whether_remembered_or_not(bool remembered)
    {
        var (ended, other) = (Issue(_session), Issue(Guid.NewGuid()));
        if (remembered)
        {
            _tokens.Check(ended).ShouldNotBeNull();
            _tokens.Check(other).ShouldNotBeNull();
        }

        _ended.Add(EndedNow(_session));

        _tokens.Check(ended).ShouldBeNull();
        _tokens.Check(ended).ShouldBeNull();
        _tokens.Check(other).ShouldNotBeNull();
    }

    [Fact]
    public void A_stream_ends_with_its_session_and_no_other_does()
    {
        using var first = _tokens.LifeOf(_tokens.Check(Issue(_session)));
        using var second = _tokens.LifeOf(_tokens.Check(Issue(_session)));
        using var other = _tokens.LifeOf(_tokens.Check(Issue(Guid.NewGuid())));
        var left = _tokens.LifeOf(_tokens.Check(Issue(_session)));
        left.Dispose();

        _ended.Add(EndedNow(_session));

        first.Token.IsCancellationRequested.ShouldBeTrue();
        second.Token.IsCancellationRequested.ShouldBeTrue();
        other.Token.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public void A_stream_of_a_session_that_ended_a_moment_ago_ends_at_once()
    {
        var claims = _tokens.Check(Issue(_session));
        _ended.Add(EndedNow(_session));

        using var life = _tokens.LifeOf(claims);
        using var none = _tokens.LifeOf((TokenClaims?)null);

        life.Token.IsCancellationRequested.ShouldBeTrue();
        none.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_session_is_forgotten_when_its_last_token_has_expired()
    {
        _ended.Add(EndedNow(_session));
        _clock.Advance(Lifetime + TimeSpan.FromMinutes(1));
        var next = Guid.NewGuid();
        _ended.Add(EndedNow(next));

        _ended.Contains(_session).ShouldBeFalse();
        _ended.Contains(next).ShouldBeTrue();
    }

    [Fact]
    public async Task The_poll_reads_all_pages_and_goes_on_after_an_outage()
    {
        var source = new Source();
        source.Pages.Enqueue(() => new EndedSessionsPage([EndedNow(_session)], 7));
        var (second, third) = (Guid.NewGuid(), Guid.NewGuid());
        source.Pages.Enqueue(() => new EndedSessionsPage([EndedNow(second)], 8));
        source.Pages.Enqueue(() => throw new HttpRequestException("away"));
        source.Pages.Enqueue(() => new EndedSessionsPage([EndedNow(third)], 9));
        using var poll = new EndedSessionsPoll(
            source, _ended, TimeProvider.System, NullLogger<EndedSessionsPoll>.Instance);

        await poll.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => source.Asked.Contains(9), "all was read");
        await poll.StopAsync(CancellationToken.None);

        source.Asked.Take(5).ShouldBe([0, 7, 8, 8, 9]);
        new[] { _session, second, third }.ShouldAllBe(id => _ended.Contains(id));
    }

    private string Issue(Guid session)
    {
        using var issuer = new AccessTokenIssuer(_key.PrivateKey, _clock);
        return issuer.Issue(User, Policies.Operator, "Ada", session, Lifetime).Token;
    }

    private EndedSession EndedNow(Guid session) => new(session, _clock.GetUtcNow() + Lifetime);

    private sealed class Source : IEndedSessionsSource
    {
        public Queue<Func<EndedSessionsPage>> Pages { get; } = [];

        public System.Collections.Concurrent.ConcurrentQueue<long> Asked { get; } = [];

        public Task<EndedSessionsPage> ReadAsync(long after, CancellationToken cancellation)
        {
            Asked.Enqueue(after);
            return Task.FromResult(Pages.TryDequeue(out var page) ? page() : new EndedSessionsPage([], after));
        }
    }
}
