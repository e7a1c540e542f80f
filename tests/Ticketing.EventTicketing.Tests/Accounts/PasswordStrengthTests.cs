using Ticketing.EventTicketing.Accounts.PasswordChanges;

namespace Ticketing.EventTicketing.Tests.Accounts;

public sealed class PasswordStrengthTests
{
    [Theory]
    [InlineData("1234567890")]
    [InlineData("qwertyuiop")]
    [InlineData("password123")]
    [InlineData("Password123!")]
    [InlineData("P@ssw0rd2024")]
    [InlineData("passw0rdpassw0rd")]
    [InlineData("iloveyou12")]
    [InlineData("football2023")]
    [InlineData("liverpool1892")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("1q2w3e4r5t")]
    [InlineData("asdfghjkl;")]
    [InlineData("Ada Lovelace")]
    [InlineData("adalovelace1815")]
    [InlineData("ada@engines.example")]
    [InlineData("ticketing1")]
    public void What_is_tried_first_is_guessable(string password) =>
        PasswordStrength.IsGuessable(password, "ada@engines.example", "Ada Lovelace").ShouldBeTrue();

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("violet tractor lagoon")]
    [InlineData("k7Q!z-rr92x")]
    [InlineData("mittwoch9Uhr")]
    [InlineData("我想要一張很好的門票")]
    public void What_is_not_is_not(string password) =>
        PasswordStrength.IsGuessable(password, "ada@engines.example", "Ada Lovelace").ShouldBeFalse();

    [Fact]
    public void The_longest_password_is_looked_at_in_bounded_time() =>
        PasswordStrength.IsGuessable(string.Concat(Enumerable.Repeat("4@8({[3691!|0$5+7%2", 7))[..128], "a@b.c", "Ada")
            .ShouldBeFalse();
}
