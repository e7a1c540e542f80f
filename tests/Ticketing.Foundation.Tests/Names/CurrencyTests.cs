using Ticketing.Contracts.Money;

namespace Ticketing.Foundation.Tests.Names;

/// <summary>Amounts have the decimals of ISO 4217 everywhere.</summary>
public sealed class CurrencyTests
{
    [Theory]
    [InlineData("EUR", 2)]
    [InlineData("TWD", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KWD", 3)]
    [InlineData("HUF", 2)] // browsers show none
    [InlineData("IDR", 2)]
    [InlineData("PKR", 2)]
    [InlineData("COP", 2)]
    [InlineData("IQD", 3)]
    public void Decimals_are_those_of_ISO_4217(string code, int digits) => Currency.DigitsOf(code).ShouldBe(digits);

    [Theory]
    [InlineData("XXX")]
    [InlineData("eur")]
    [InlineData("ABC")]
    [InlineData(null)]
    public void What_nobody_can_pay_with_is_not_known(string? code) => Currency.IsKnown(code).ShouldBeFalse();

    [Theory]
    [InlineData(300_000, "TWD", "3000.00")]
    [InlineData(300_000, "JPY", "300000")]
    [InlineData(300_000, "KWD", "300.000")]
    public void Minor_units_become_whole_ones(long minor, string code, string expected) =>
        Currency.ToUnits(minor, code).ShouldBe(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
}
