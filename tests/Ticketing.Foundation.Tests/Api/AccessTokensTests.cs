using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Ticketing.Foundation.Tests.Support;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.TestKit;

namespace Ticketing.Foundation.Tests.Api;

public sealed class AccessTokensTests : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private static readonly UserId User = UserId.Parse("01920000-0000-7000-8000-0000000000bb", null);

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
    private readonly SigningKey _key = new();
    private readonly AccessTokens _tokens;
    private readonly Guid _session = Guid.NewGuid();

    public AccessTokensTests() => _tokens = new AccessTokens(_key.PublicKey, _clock);

    public void Dispose()
    {
        _tokens.Dispose();
        _key.Dispose();
    }

    [Fact]
    public void Token_says_who_in_which_role_and_until_when()
    {
        var (token, expiresAt) = Issue();
        expiresAt.ShouldBe(_clock.GetUtcNow() + Lifetime);
        var claims = _tokens.Check(token);
        claims.ShouldBe(new TokenClaims(User, Policies.Buyer, "Ada Löwe", _session, expiresAt));
        _tokens.Check(token).ShouldBe(claims); // remembered
    }

    [Fact]
    public void Expired_token_is_refused_whether_remembered_or_not()
    {
        var (token, _) = Issue();
        _tokens.Check(token).ShouldNotBeNull();
        _clock.Advance(Lifetime + TimeSpan.FromSeconds(6)); // 5 s are allowed between clocks
        _tokens.Check(token).ShouldBeNull();
        _tokens.Check(token).ShouldBeNull();
        using var other = new AccessTokens(_key.PublicKey, _clock);
        other.Check(token).ShouldBeNull();
    }

    [Fact]
    public void Token_is_good_for_the_allowed_clock_difference()
    {
        var (token, _) = Issue();
        _clock.Advance(Lifetime + TimeSpan.FromSeconds(4));
        _tokens.Check(token).ShouldNotBeNull();
    }

    [Fact]
    public void Token_of_another_key_is_refused()
    {
        using var foreign = new SigningKey();
        using var issuer = new AccessTokenIssuer(foreign.PrivateKey, _clock);
        _tokens.Check(issuer.Issue(User, Policies.Operator, "Mallory", _session, Lifetime).Token).ShouldBeNull();
    }

    [Fact]
    public void Changing_any_part_makes_a_token_invalid()
    {
        var parts = Issue().Token.Split('.');
        var payload = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]));
        payload.ShouldContain("\"role\":\"buyer\"");
        var promoted = Encode(payload.Replace("\"buyer\"", "\"operator\""));
        _tokens.Check($"{parts[0]}.{promoted}.{parts[2]}").ShouldBeNull();

        // The first character of the signature: all its six bits count.
        var flipped = (parts[2][0] == 'A' ? 'B' : 'A') + parts[2][1..];
        _tokens.Check($"{parts[0]}.{parts[1]}.{flipped}").ShouldBeNull();
        _tokens.Check($"{parts[0]}.{parts[1]}.").ShouldBeNull();
        _tokens.Check($"{parts[0]}.{parts[1]}.{parts[2][..^4]}").ShouldBeNull();
    }

    /// <summary>64 bytes are 86 characters with four bits over: sixteen texts of one signature, and padding.</summary>
    [Fact]
    public void Signature_has_one_spelling()
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var token = Issue().Token;
        var others = alphabet.Select((last, bits) => (Token: token[..^1] + last, UsedBits: bits >> 4))
            .Where(o => o.Token != token && o.UsedBits == alphabet.IndexOf(token[^1]) >> 4).Select(o => o.Token).ToList();
        others.Count.ShouldBe(15);
        string[] padded = [token + "==", token + "=", token + " ", token + "\n"];
        foreach (var remembered in (bool[])[false, true])
        {
            others.Concat(padded).ShouldAllBe(other => _tokens.Check(other) == null, $"remembered: {remembered}");
            _tokens.Check(token).ShouldNotBeNull();
        }
    }

    /// <summary>
    /// Decoders skip blanks and take other spellings of a part's last character, so one token would have any number of
    /// places in the cache.
    /// </summary>
    [Theory]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("\r\n")]
    [InlineData("=")]
    [InlineData("==")]
    [InlineData("+")]
    [InlineData("\u00A0")]
    public void No_part_has_anything_but_its_digits(string extra)
    {
        var token = Issue().Token;
        foreach (var remembered in (bool[])[false, true])
        {
            for (var at = 0; at <= token.Length; at += 7)
            {
                _tokens.Check(token.Insert(at, extra)).ShouldBeNull($"at {at}, remembered: {remembered}");
            }

            _tokens.Check(token + extra).ShouldBeNull();
            _tokens.Check(extra + token).ShouldBeNull();
            _tokens.Check(token).ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("QQ", true)]
    [InlineData("QR", false)] // one byte and four bits, which are not zero
    [InlineData("QUI", true)]
    [InlineData("QUJ", false)]
    [InlineData("QUJD", true)]
    [InlineData("QUJDR", false)]
    [InlineData("", false)]
    public void A_part_has_one_spelling(string part, bool canonical)
    {
        var signature = new string('A', 86);
        CanonicalJwt.IsCanonical($"{part}.QUJD.{signature}").ShouldBe(canonical);
        CanonicalJwt.IsCanonical($"QUJD.{part}.{signature}").ShouldBe(canonical);
        CanonicalJwt.IsCanonical($"QUJD.QUJD.{part}.{signature}").ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Token_says_whether_the_address_is_verified(bool verified)
    {
        using var issuer = new AccessTokenIssuer(_key.PrivateKey, _clock);
        var (token, _) = issuer.Issue(User, Policies.Buyer, "Ada", _session, Lifetime, verified);

        var result = await _tokens.ValidateTokenAsync(token, _tokens.Rules);

        new System.Security.Claims.ClaimsPrincipal(result.ClaimsIdentity).IsEmailVerified().ShouldBe(verified);
        new System.Security.Claims.ClaimsPrincipal().IsEmailVerified().ShouldBeFalse();
    }

    [Fact]
    public void Token_of_another_issuer_or_of_no_end_is_refused_though_well_signed()
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(_key.PrivateKey), out _);
        var parts = Issue().Token.Split('.');
        var payload = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]));
        Check(payload).ShouldNotBeNull();
        Check(payload.Replace("\"ticketing\"", "\"somebody\"")).ShouldBeNull();
        Check(payload.Replace("\"exp\"", "\"end\"")).ShouldBeNull();

        TokenClaims? Check(string json)
        {
            var signed = $"{parts[0]}.{Encode(json)}";
            var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
            return _tokens.Check($"{signed}.{Base64Url.EncodeToString(signature)}");
        }
    }

    [Theory]
    [InlineData("""{"alg":"none","typ":"JWT"}""")]
    [InlineData("""{"alg":"None"}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT"}""")]
    [InlineData("""{"alg":"ES384","typ":"JWT"}""")]
    public void Other_algorithms_are_refused(string header)
    {
        var parts = Issue().Token.Split('.');
        _tokens.Check($"{Encode(header)}.{parts[1]}.{parts[2]}").ShouldBeNull();
        _tokens.Check($"{Encode(header)}.{parts[1]}.").ShouldBeNull();
    }

    [Fact]
    public void Public_key_taken_for_an_HMAC_secret_is_refused()
    {
        // The classical confusion: HS256 signed with the public key that everybody knows.
        var signed = $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Issue().Token.Split('.')[1]}";
        var mac = HMACSHA256.HashData(Convert.FromBase64String(_key.PublicKey), Encoding.ASCII.GetBytes(signed));
        _tokens.Check($"{signed}.{Base64Url.EncodeToString(mac)}").ShouldBeNull();
    }

    [Fact]
    public void Too_long_token_is_refused_though_well_signed()
    {
        using var issuer = new AccessTokenIssuer(_key.PrivateKey, _clock);
        var (token, _) = issuer.Issue(User, Policies.Buyer, new string('x', 2_000), _session, Lifetime);
        token.Length.ShouldBeGreaterThan(2_048);
        _tokens.Check(token).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("junk")]
    [InlineData("a.b.c")]
    [InlineData("a.b.c.d.e")]
    [InlineData("\0\u00ff€")]
    public void Junk_is_refused(string token)
    {
        _tokens.Check(token).ShouldBeNull();
        var header = Issue().Token.Split('.')[0];
        _tokens.Check(header).ShouldBeNull();
        _tokens.Check($"{header}.{token}").ShouldBeNull();
        _tokens.Check($"{header}.{token}.{token}").ShouldBeNull();
    }

    private (string Token, DateTimeOffset ExpiresAt) Issue()
    {
        using var issuer = new AccessTokenIssuer(_key.PrivateKey, _clock);
        return issuer.Issue(User, Policies.Buyer, "Ada Löwe", _session, Lifetime);
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
